import { ORPCError, ValidationError } from '@orpc/server';
import { ErrorCode, LibvirtConnectionError, LibvirtError } from 'node-libvirt';
import { describe, expect, it } from 'vitest';
import { failureCodes, failureSchema } from '#shared/contract/failure.ts';
import { fail } from './fail.ts';
import { toFailure } from './to-failure.ts';

const libvirt = (code: number, int1 = -1) =>
  new LibvirtError({
    code,
    domain: 10,
    message: 'what libvirt said',
    level: 2,
    dom: null,
    str1: null,
    str2: null,
    str3: null,
    int1,
    int2: -1,
    net: null,
  });

describe('toFailure', () => {
  it('gives every error of libvirt a code of the closed set and keeps its words', () => {
    for (const code of Object.values(ErrorCode)) {
      const failure = toFailure(libvirt(code), { name: 'web' });
      expect(failureCodes).toContain(failure.code);
      expect(failureSchema.parse(failure)).toMatchObject({
        detail: 'what libvirt said',
        params: { name: 'web' },
      });
    }
  });

  it.each([
    ['NO_DOMAIN', 'NOT_FOUND'],
    ['OPERATION_INVALID', 'STATE_INVALID'],
    ['DOM_EXIST', 'NAME_TAKEN'],
    ['OPERATION_DENIED', 'READ_ONLY'],
    ['NO_STORAGE_VOL', 'FILE_NOT_FOUND'],
    ['INTERNAL_ERROR', 'HYPERVISOR_FAILED'],
    ['RPC', 'HYPERVISOR_FAILED'],
  ] as const)('%s is %s', (name, code) => {
    expect(toFailure(libvirt(ErrorCode[name])).code).toBe(code);
  });

  it('reads the errno of the host where libvirt passes one on', () => {
    const system = (errno: number) => toFailure(libvirt(ErrorCode.SYSTEM_ERROR, errno)).code;
    expect([system(2), system(13), system(28), system(12), system(0)]).toEqual([
      'FILE_NOT_FOUND',
      'FILE_UNREADABLE',
      'NO_SPACE',
      'NO_MEMORY',
      'HYPERVISOR_FAILED',
    ]);
  });

  it('knows that the same numbers mean other things while a connection opens', () => {
    const opening = (code: number) => toFailure(libvirt(code), {}, { opening: true }).code;
    expect(opening(ErrorCode.INTERNAL_ERROR)).toBe('DRIVER_ABSENT');
    expect(opening(ErrorCode.INVALID_ARG)).toBe('URI_INVALID');
    expect(opening(ErrorCode.AUTH_FAILED)).toBe('AUTH_DENIED');
  });

  it.each([
    ['no-daemon', 'DAEMON_ABSENT'],
    ['permission', 'SOCKET_PERMISSION'],
    ['ssh-auth', 'SSH_KEY_REFUSED'],
    ['ssh-host-key', 'SSH_HOST_KEY_UNKNOWN'],
    ['not-found-host', 'HOST_UNREACHABLE'],
    ['closed', 'CONNECTION_LOST'],
  ] as const)('of the connection: %s is %s', (kind, code) => {
    expect(toFailure(new LibvirtConnectionError(kind, 'x')).code).toBe(code);
  });

  it('reads errors of the system by their code, never by their text', () => {
    const error = Object.assign(new Error('EACCES in the text'), { code: 'ENOSPC', path: '/pool' });
    expect(toFailure(error)).toEqual({
      code: 'NO_SPACE',
      params: { path: '/pool' },
      detail: 'EACCES in the text',
    });
    expect(toFailure(new Error('ENOSPC')).code).toBe('INTERNAL');
    expect(toFailure('a string')).toEqual({ code: 'INTERNAL', params: {}, detail: 'a string' });
    expect(toFailure(new DOMException('x', 'AbortError')).code).toBe('CANCELLED');
  });

  it('keeps a failure as it was thrown and adds only what it did not know', () => {
    const thrown = fail('NAME_TAKEN', { name: 'web' });
    expect(toFailure(thrown, { name: 'other', host: 'h' })).toEqual({
      code: 'NAME_TAKEN',
      params: { name: 'web', host: 'h' },
    });
  });

  it('names the field of input that its schema refuses', () => {
    const cause = new ValidationError({
      message: 'Input validation failed',
      issues: [{ message: 'Too small', path: ['guest', { key: 'width' }] }],
      data: undefined,
    });
    expect(toFailure(new ORPCError('BAD_REQUEST', { cause }))).toEqual({
      code: 'INPUT_INVALID',
      params: { field: 'guest.width' },
      detail: 'Too small',
    });
  });
});
