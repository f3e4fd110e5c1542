import { expect, it } from 'vitest';
import { guestFacts } from '../overview/testing/guest-facts.ts';
import { memoryLayer } from './memory.ts';

const huge = `<memoryBacking><hugepages><page size='2' unit='MiB'/></hugepages></memoryBacking>`;

it.each([
  ['NPT', guestFacts({ body: huge }), 'nested-paging', 'Nested paging (NPT) · 2 MiB huge pages'],
  [
    'EPT',
    guestFacts({}, { memoryVirtualization: { paging: 'ept', vendor: 'intel' } }),
    'nested-paging',
    'Nested paging (EPT)',
  ],
  [
    'huge pages of whatever size',
    guestFacts({ body: '<memoryBacking><hugepages/></memoryBacking>' }),
    'nested-paging',
    'Nested paging (NPT) · huge pages',
  ],
  [
    'another host',
    guestFacts({}, { memoryVirtualization: { paging: 'unknown' } }),
    'nested-paging',
    'Nested paging, most likely',
  ],
  [
    'no nested paging',
    guestFacts({}, { memoryVirtualization: { paging: 'shadow', vendor: 'intel' } }),
    'shadow-paging',
    'Shadow page tables',
  ],
  ['translation', guestFacts({ type: 'qemu' }), 'translated', 'Translated by QEMU'],
  ['a container', guestFacts({ type: 'lxc' }), 'container', /control groups/],
  ['Xen PV', guestFacts({ type: 'xen', body: '<os><type>linux</type></os>' }), 'paravirtual', /^Direct/],
] as const)('%s', (_, facts, path, how) => {
  expect(memoryLayer(facts)).toMatchObject({
    path,
    how: typeof how === 'string' ? how : expect.stringMatching(how),
  });
});

it('tells how to have nested paging, by the maker of the processor', () => {
  const { faster } = memoryLayer(
    guestFacts({}, { memoryVirtualization: { paging: 'shadow', vendor: 'intel' } }),
  );
  expect(faster).toMatchObject({ what: 'Nested paging (EPT)', why: expect.stringContaining('ept=0') });
});

it('offers huge pages where there is much memory, and none yet', () => {
  const memory = (gib: number, more = '') =>
    memoryLayer(guestFacts({ body: `<memory unit='GiB'>${gib}</memory>${more}` })).faster;
  expect(memory(16)).toMatchObject({ what: 'Huge pages' });
  expect(memory(4)).toBeUndefined();
  expect(memory(16, huge)).toBeUndefined();
});
