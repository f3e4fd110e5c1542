import { newDomainDocument } from '../../../../libvirt-xml/domain/new-domain.ts';
import type { Context } from '../kind.ts';

const GUESTS = [
  { type: 'qemu', arch: 'x86_64', machine: 'pc-q35-7.2' },
  { type: 'qemu', arch: 'x86_64', machine: 'pc-i440fx-7.2' },
  { type: 'kvm', arch: 'aarch64', machine: 'virt-7.2' },
  { type: 'kvm', arch: 's390x', machine: 's390-ccw-virtio' },
  { type: 'qemu', arch: 'ppc64le', machine: 'pseries' },
  { type: 'lxc', os: 'exe', arch: 'x86_64', machine: undefined },
  { type: 'xen', arch: 'x86_64', machine: 'xenfv' },
  { type: 'test', arch: 'i686', machine: undefined },
  { type: 'bhyve', arch: 'x86_64', machine: undefined },
] as const;

/**
 * Guests of several drivers and machines, for tests that ask the same of all. The first has the domain capabilities
 * that are given; of the others the host says nothing.
 */
export function contexts(domainCapabilities: string): readonly [Context, ...Context[]] {
  const [first, ...others] = GUESTS;
  return [contextOf(first, domainCapabilities), ...others.map(guest => contextOf(guest))];
}

function contextOf(guest: (typeof GUESTS)[number], domainCapabilities?: string): Context {
  const { domain } = newDomainDocument({ type: guest.type, name: 'guest' });
  domain.os.type = 'os' in guest ? guest.os : 'hvm';
  domain.os.arch = guest.arch;
  domain.os.machine = guest.machine;
  return {
    domain,
    running: false,
    choices: {
      driver: guest.type === 'kvm' ? 'qemu' : guest.type,
      ...(domainCapabilities !== undefined && { domainCapabilities }),
      machines: [],
      hostCpus: 4,
      pools: [{ name: 'default', active: true, path: '/var/lib/libvirt/images' }],
      networks: [{ name: 'default', active: true, mode: 'nat' }],
      bridges: ['br0'],
      interfaces: ['eno1'],
      filters: ['clean-traffic'],
      secrets: [],
    },
  };
}
