import { expect, it } from 'vitest';
import { guestFacts } from '../overview/testing/guest-facts.ts';
import { cpuLayer } from './cpu.ts';

const passthrough = `<cpu mode='host-passthrough'/>`;
const tcg = { acceleration: { kind: 'tcg', why: '/dev/kvm is not there' } } as const;

it.each([
  ['KVM', guestFacts({ body: passthrough }), 'hardware', 'KVM on AMD-V · the host’s own model'],
  [
    'KVM on Intel',
    guestFacts(
      { body: `<cpu><model>Skylake-Server</model></cpu>` },
      { memoryVirtualization: { paging: 'ept', vendor: 'intel' } },
    ),
    'hardware',
    'KVM on VT-x · Skylake-Server',
  ],
  ['QEMU', guestFacts({ type: 'qemu' }), 'translated', 'QEMU translates its instructions (TCG)'],
  ['LXC', guestFacts({ type: 'lxc' }), 'container', /^Container/],
  ['Xen PV', guestFacts({ type: 'xen', body: '<os><type>linux</type></os>' }), 'paravirtual', /^Xen PV/],
  ['Xen HVM', guestFacts({ type: 'xen', body: '<os><type>hvm</type></os>' }), 'hardware', 'Xen HVM on AMD-V'],
  [
    'Xen PVH',
    guestFacts({ type: 'xen', body: '<os><type>xenpvh</type></os>' }),
    'hardware',
    'Xen PVH on AMD-V',
  ],
  ['the test driver', guestFacts({ type: 'test' }), 'emulated', /^Nothing runs/],
] as const)('%s', (_, facts, path, how) => {
  expect(cpuLayer(facts)).toMatchObject({
    path,
    how: typeof how === 'string' ? how : expect.stringMatching(how),
  });
});

it('offers the host’s model in place of one that every host has, and only then', () => {
  expect(
    cpuLayer(guestFacts({ body: `<cpu mode='custom'><model>qemu64</model></cpu>` })).faster,
  ).toMatchObject({ what: 'The host’s own model', remedy: { kind: 'edit' } });
  expect(cpuLayer(guestFacts({ body: passthrough })).faster).toBeUndefined();
});

it('offers KVM only where the host has it, and says why not elsewhere', () => {
  expect(cpuLayer(guestFacts({ type: 'qemu' })).faster).toMatchObject({
    what: 'KVM',
    remedy: { kind: 'edit', edits: [{ op: 'set', item: 'domain', values: { type: 'kvm' } }] },
  });
  const { faster } = cpuLayer(guestFacts({ type: 'qemu' }, tcg));
  expect(faster?.why).toContain('/dev/kvm is not there');
  expect(faster?.remedy).toBeUndefined();
});
