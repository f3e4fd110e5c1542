import { describe, expect, it } from 'vitest';
import { nestedVerdict, pagingVerdict } from './paging.ts';

describe('pagingVerdict', () => {
  it.each([
    ['ept', 'good', /EPT/],
    ['npt', 'good', /NPT/],
    ['shadow', 'slow', /Shadow/],
    ['translated', 'slow', /software/],
    ['unknown', 'unknown', /Not known/],
  ] as const)('%s is %s', (paging, tone, title) => {
    expect(pagingVerdict({ paging })).toMatchObject({ tone, title: expect.stringMatching(title) });
  });

  it('says how to leave shadow page tables, by the maker of the CPU', () => {
    expect(pagingVerdict({ paging: 'shadow', vendor: 'intel' }).remedy).toContain('ept=0');
    expect(pagingVerdict({ paging: 'shadow', vendor: 'amd' }).remedy).toContain('kvm_amd');
    expect(pagingVerdict({ paging: 'ept', vendor: 'intel' }).remedy).toBeUndefined();
  });
});

describe('nestedVerdict', () => {
  it('names the switch of the host’s module only where it is off', () => {
    expect(nestedVerdict({ paging: 'npt', vendor: 'amd', nested: false }).remedy).toContain(
      'options kvm_amd nested=1',
    );
    expect(nestedVerdict({ paging: 'npt', vendor: 'amd', nested: true }).remedy).toBeUndefined();
    expect(nestedVerdict({ paging: 'unknown' }).tone).toBe('unknown');
  });
});
