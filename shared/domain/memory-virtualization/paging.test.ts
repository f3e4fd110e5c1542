import { describe, expect, it } from 'vitest';
import { nestedRemedy, nestingOf } from './nested.ts';
import { pagingVerdict, shadowRemedy } from './paging.ts';

describe('how addresses are translated', () => {
  it.each([
    ['ept', 'good', /EPT/],
    ['npt', 'good', /NPT/],
    ['shadow', 'slow', /shadow page tables/],
    ['translated', 'translated', /in software/],
    ['unknown', 'unknown', /not known/],
  ] as const)('%s is %s', (paging, tone, what) => {
    expect(pagingVerdict({ paging })).toMatchObject({ tone, what: expect.stringMatching(what) });
  });

  it('does not depend on the processor for a guest that is translated', () => {
    expect(pagingVerdict({ paging: 'ept' }, 'tcg')).toEqual(pagingVerdict({ paging: 'translated' }));
  });

  it('can be better than shadow page tables, by the maker of the processor', () => {
    expect(shadowRemedy('intel')).toContain('ept=0');
    expect(shadowRemedy('amd')).toContain('kvm_amd');
  });
});

describe('guests within guests', () => {
  it('go by the maker, also where only the paging tells it', () => {
    expect(nestingOf({ paging: 'unknown', vendor: 'amd' })).toMatchObject({ feature: 'svm', paging: 'npt' });
    expect(nestingOf({ paging: 'ept' })).toMatchObject({ feature: 'vmx', paging: 'vmx-ept' });
    expect(nestingOf({ paging: 'unknown' })).toBeUndefined();
  });

  it('are allowed by a switch of the module', () => {
    expect(nestedRemedy({ paging: 'npt', vendor: 'amd' })).toContain('options kvm_amd nested=1');
    expect(nestedRemedy({ paging: 'unknown' })).toBeUndefined();
  });
});
