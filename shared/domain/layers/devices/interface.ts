import { netInterface, type NetInterface } from '../../../libvirt-xml/devices/interface.ts';
import { type GuestFacts, isQemu } from '../../overview/facts.ts';
import { openPage, set, switchNicToVirtio } from '../../overview/remedies.ts';
import type { DeviceRule, LayerText } from '../rule.ts';
import { driverWords } from './disk.ts';

type Path = Omit<LayerText, 'label'>;

export const interfaceLayer: DeviceRule = ({ id, node }, facts) => {
  const nic = netInterface.of(node);
  const to = nic.network ?? nic.bridge ?? nic.dev;
  const label = to === undefined ? 'Network' : `Network ${to}`;
  if (facts.document.type === 'lxc')
    return { label, path: 'container', how: 'A pair of virtual Ethernet ends (veth) of the host’s kernel' };
  return { label, ...pathOf(nic, id, facts) };
};

function pathOf(nic: NetInterface, id: string, facts: GuestFacts): Path {
  switch (nic.type) {
    case 'hostdev':
      return {
        path: 'virtual-function',
        how: 'A virtual function of the host’s card',
        why: 'The card itself moves each packet into the guest’s memory. The guest cannot move to another host while it runs.',
      };
    case 'vdpa':
      return {
        path: 'vhost',
        how: 'virtio, carried by vDPA hardware',
        why: 'The card serves the guest’s queues itself.',
      };
    case 'vhostuser':
      return {
        path: 'vhost-user',
        how: 'virtio, carried by a switch in user space',
        why: 'The switch (Open vSwitch with DPDK, VPP) shares the guest’s memory and polls its queues.',
      };
    default:
      break;
  }
  if (nic.model === 'netfront' || facts.document.type === 'xen')
    return { path: 'paravirtual', how: 'Xen’s network device' };
  if (nic.model?.startsWith('virtio') === true) return virtio(nic, id, facts);
  return {
    path: 'emulated',
    how: `${nic.model ?? 'The default card'}, emulated`,
    why: 'QEMU acts the card’s registers: several traps for each packet.',
    ...(isQemu(facts) && {
      faster: {
        what: 'virtio',
        why: `Several times faster, for less of the host’s time. ${driverWords(facts)}`,
        remedy: switchNicToVirtio(id),
      },
    }),
  };
}

function virtio(nic: NetInterface, id: string, facts: GuestFacts): Path {
  if (nic.type === 'user') return userMode(nic, id);
  const over = nic.type === 'direct' ? `; macvtap on ${nic.dev ?? 'a card'}` : '';
  const inQemu = { path: 'paravirtual' as const, how: `virtio, carried by QEMU${over}` };
  const why = 'Each packet wakes QEMU, which copies it.';
  // libvirt opens /dev/vhost-net for guests of KVM alone (qemuInterfaceOpenVhostNet).
  if (facts.document.type !== 'kvm') {
    const reason = 'libvirt uses the kernel’s own path (vhost-net) for guests that KVM runs.';
    return { ...inQemu, why, faster: { what: 'vhost-net', why: reason } };
  }
  if (nic.driver === 'qemu') {
    return {
      ...inQemu,
      why: 'It is set to be carried by QEMU.',
      faster: {
        what: 'vhost-net',
        why: 'The host’s kernel moves packets by itself.',
        remedy: set('Use vhost-net', id, { driver: 'vhost' }),
      },
    };
  }
  if (facts.vhostNet === false) {
    const reason = 'The host’s kernel could do it: run “modprobe vhost_net” there, and start the guest anew.';
    return { ...inQemu, why, faster: { what: 'vhost-net', why: reason } };
  }
  return {
    path: 'vhost',
    how: `virtio, vhost-net in the host’s kernel${over}`,
    why: 'The kernel moves packets between the guest’s memory and the network; QEMU sleeps.',
  };
}

function userMode(nic: NetInterface, id: string): Path {
  const program = nic.backend === 'passt' ? 'passt' : 'slirp';
  return {
    path: 'paravirtual',
    how: `virtio; ${program} acts the network in user space`,
    why:
      program === 'passt'
        ? 'passt turns its packets into connections of the host, copying each.'
        : 'QEMU turns its packets into connections of the host, one at a time.',
    faster: {
      what: 'A network of the host',
      why: 'Through a NAT network or a bridge the host’s kernel does the work, and others can reach the guest.',
      remedy: openPage('Network settings', `hardware/${id}`),
    },
  };
}
