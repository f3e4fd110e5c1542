import type { CreateProblem } from '../../../contract/create/plan.ts';
import { problem, unsupported } from '../problem.ts';
import type { Setting } from '../topic.ts';
import type { PlannedNic } from './part.ts';
import { throughArguments } from './slirp.ts';
import { type Way, wayOf } from './way.ts';

/** libvirt 11.0.0 is the first to tag packets on a bridge of the kernel's own. */
const BRIDGE_VLANS = 11_000_000;

const ways: Readonly<Record<Way, string>> = {
  tap: 'a network or a bridge',
  macvtap: 'macvtap',
  user: 'the user-mode network',
  function: 'a function of the host’s card',
};

/** What libvirt cannot do to packets that leave in this way (virDomainActualNetDefValidate, qemu_validate.c). */
export function featureProblems(nic: PlannedNic, field: string, setting: Setting): CreateProblem[] {
  const { facts } = setting;
  const way = wayOf(nic.target, facts);
  const found: CreateProblem[] = [];
  const refuse = (name: keyof PlannedNic, detail: string) =>
    found.push(unsupported(`${field}.${name}`, facts, detail));
  if (nic.mtu !== undefined && way !== 'tap')
    refuse('mtu', `libvirt sets the MTU on networks and bridges, not on ${ways[way]}.`);
  if (nic.vlan !== undefined) {
    const reason = vlanReason(nic, way, setting);
    if (reason !== undefined) refuse('vlan', reason);
  }
  if ((nic.queues ?? 1) > 1) {
    if (nic.model !== 'virtio') refuse('queues', 'Only virtio cards have several queues.');
    else if (way === 'user' || way === 'function') refuse('queues', `There is one queue on ${ways[way]}.`);
    else if (facts.session) refuse('queues', 'Cards of your own session’s guests have one queue.');
  }
  if (nic.filter !== undefined) {
    if (way !== 'tap' || facts.session)
      refuse('filter', `libvirt filters on networks and bridges of the system, not on ${ways[way]}.`);
    else if (!facts.filters.includes(nic.filter))
      found.push(problem(`${field}.filter`, 'NOT_FOUND', { name: nic.filter }));
  }
  for (const direction of ['inbound', 'outbound'] as const)
    if (nic[direction] !== undefined && (way === 'user' || way === 'function' || facts.session))
      refuse(
        direction,
        `Bandwidth is limited on networks, bridges and macvtap of the system, not on ${ways[way]}.`,
      );
  if (nic.link === 'down' && (way === 'function' || throughArguments(nic)))
    refuse('link', 'libvirt does not hold the plug of this card, so it cannot start unplugged.');
  return found;
}

function vlanReason({ target }: PlannedNic, way: Way, { facts }: Setting): string | undefined {
  const tags = (facts.libvirtVersion ?? 0) >= BRIDGE_VLANS;
  if (way === 'function' || (target.to === 'direct' && target.mode === 'passthrough')) return undefined;
  if (way === 'tap') {
    const mode = target.to === 'network' && facts.networks?.find(({ name }) => name === target.network)?.mode;
    // The bridge behind such a network may be Open vSwitch's, which tags.
    if (tags || mode === 'bridge' || mode === 'openvswitch') return undefined;
    return 'Bridges of the kernel take VLAN tags only from libvirt 11 on. Put a bridge on a VLAN interface of the host (such as eth0.20), or use Open vSwitch.';
  }
  return way === 'macvtap'
    ? 'macvtap takes no VLAN tags. Use it on a VLAN interface of the host (such as eth0.20).'
    : 'The user-mode network has no VLANs.';
}
