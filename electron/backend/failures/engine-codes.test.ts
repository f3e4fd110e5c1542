import { describe, expect, it } from 'vitest';
import { markOnTheWay } from '#electron/docker/engine-error.ts';
import { toFailure } from './to-failure.ts';

/** As docker-modem makes them. */
const refused = (statusCode: number, json: unknown) =>
  Object.assign(new Error(`(HTTP code ${statusCode}) reason - words `), { statusCode, json });

const onTheWay = (code: string) => {
  const error = Object.assign(new Error(`connect ${code}`), { code });
  markOnTheWay(error);
  return error;
};

describe('failures of container engines', () => {
  it.each([
    [404, 'NOT_FOUND'],
    [409, 'CONFLICT'],
    [400, 'ENGINE_FAILED'],
    [500, 'ENGINE_FAILED'],
  ])('an answer with status %s is %s, with the engine’s own words beside it', (status, code) => {
    expect(toFailure(refused(status, { message: 'what it said' }), { name: 'web' })).toEqual({
      code,
      params: { name: 'web' },
      detail: 'what it said',
    });
  });

  it('keeps what there is where the answer holds no words', () => {
    expect(toFailure(refused(500, null)).detail).toContain('HTTP code 500');
  });

  it.each([
    ['ENOENT', 'ENGINE_ABSENT'],
    ['ECONNREFUSED', 'ENGINE_ABSENT'],
    ['EACCES', 'ENGINE_PERMISSION'],
    ['ENOTFOUND', 'HOST_UNREACHABLE'],
    ['ECONNRESET', 'CONNECTION_LOST'],
    ['CERT_HAS_EXPIRED', 'ENGINE_FAILED'],
  ])('%s on the way to an engine is %s', (errno, code) => {
    expect(toFailure(onTheWay(errno)).code).toBe(code);
  });

  it('leaves the same codes of files alone', () => {
    expect(toFailure(Object.assign(new Error('no file'), { code: 'ENOENT' })).code).toBe('FILE_NOT_FOUND');
  });
});
