import { describe, expect, it } from 'vitest';
import { failureCodes } from '../../contract/failure.ts';
import { sentence } from './words.ts';

const params = {
  field: 'memory',
  name: 'web',
  host: 'server1',
  path: '/a.iso',
  uri: 'x:y',
  needed: '2 GiB',
  free: '1 GiB',
  user: 'libvirt-qemu',
  network: 'default',
  pool: 'images',
  state: 'off',
};

describe('sentence', () => {
  it.each(failureCodes)('%s has a whole sentence for what, why and remedy, with and without params', code => {
    for (const filling of [{}, params]) {
      const words = Object.values(sentence({ code, params: filling }));
      expect(words).toHaveLength(3);
      for (const text of words) {
        expect(text).toMatch(/^[A-Z“].{5,}[.]$/s);
        expect(text).not.toMatch(/undefined|\s{2}/);
      }
    }
  });

  it('fills in what is known', () => {
    expect(sentence({ code: 'NO_SPACE', params }).why).toContain('2 GiB are needed, 1 GiB are free.');
    expect(sentence({ code: 'URI_INVALID', params: { uri: 'foo', reason: 'It has no scheme.' } })).toEqual({
      what: '“foo” is not a libvirt address.',
      why: 'It has no scheme.',
      remedy: expect.stringContaining('qemu+ssh://') as string,
    });
  });

  it('says what a failed job left behind', () => {
    const { remedy } = sentence({
      code: 'CONNECTION_LOST',
      params: { leftBehind: 'Create the disk a.qcow2' },
    });
    expect(remedy).toMatch(/^Still there and to be undone by hand: Create the disk a\.qcow2\. /);
  });
});
