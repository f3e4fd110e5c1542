import type { Guest } from '../../contract/guests.ts';
import type { ConnectionId, Uuid } from '../../contract/values.ts';
import type { XmlElement } from '../../libvirt-xml/xml/element.ts';
import { toBytes } from '../../libvirt-xml/view/sizes.ts';
import { readDisplays, readTextConsoles } from './displays.ts';
import { safeBytes } from '../safe-bytes.ts';
import { readLabels } from './labels.ts';
import { osLabel } from './os-label.ts';
import { guestState, isActive } from './state.ts';

/** What libvirt tells beside the document. */
export interface GuestFacts {
  readonly uuid: Uuid;
  readonly name: string;
  /** virDomainState. */
  readonly state: number;
  readonly persistent: boolean;
  readonly autostart: boolean;
  readonly saved: boolean;
}

/** A row of the list, without what the cache itself knows: since when, and the addresses. */
export type GuestRow = Omit<Guest, 'since' | 'addresses'>;

export const LIBOSINFO_NAMESPACE = 'http://libosinfo.org/xmlns/libvirt/domain/1.0';

/** A row from a `<domain>` element and what goes beside it. */
export function guestRow(connection: ConnectionId, facts: GuestFacts, domain: XmlElement): GuestRow {
  const state = guestState(facts.state, facts.saved);
  const active = isActive(state);
  const devices = domain.child('devices');
  const { group, tags, startOrder } = readLabels(domain);
  const title = domain.child('title')?.text.trim();
  const os = readOs(domain);
  return {
    connection,
    uuid: facts.uuid,
    name: facts.name,
    ...(title ? { title } : {}),
    state,
    persistent: facts.persistent,
    autostart: facts.autostart,
    virtualization: domain.attr('type') ?? 'unknown',
    arch: domain.child('os')?.child('type')?.attr('arch') ?? '',
    ...(os === undefined ? {} : { os }),
    vcpus: readVcpus(domain),
    memory: readMemory(domain),
    ...(group === undefined ? {} : { group }),
    tags: [...tags],
    ...(startOrder === undefined ? {} : { startOrder }),
    displays: readDisplays(devices, active),
    textConsoles: readTextConsoles(devices, active),
  };
}

/** MAC addresses of a guest's interfaces, lower case: how leases are matched to it. */
export function readMacs(domain: XmlElement): string[] {
  const interfaces = domain.child('devices')?.elements('interface') ?? [];
  return interfaces.flatMap(element => element.child('mac')?.attr('address')?.toLowerCase() ?? []);
}

/** Whether the guest's agent says it is there; libvirt keeps the state in the live document. */
export function hasAgent(domain: XmlElement): boolean {
  const channels = domain.child('devices')?.elements('channel') ?? [];
  return channels.some(channel => {
    const target = channel.child('target');
    return target?.attr('name') === 'org.qemu.guest_agent.0' && target.attr('state') === 'connected';
  });
}

function readOs(domain: XmlElement): Guest['os'] {
  const id = domain
    .child('metadata')
    ?.child('libosinfo', LIBOSINFO_NAMESPACE)
    ?.child('os', LIBOSINFO_NAMESPACE)
    ?.attr('id');
  if (id !== undefined) return { id, label: osLabel(id) ?? id };
  const isContainer = domain.child('os')?.child('type')?.text.trim() === 'exe';
  return isContainer ? { label: 'Linux container' } : undefined;
}

/** `current` are the ones plugged in now; the content is how many there can be. */
function readVcpus(domain: XmlElement): number {
  const vcpu = domain.child('vcpu');
  const count = Number(vcpu?.attr('current') ?? vcpu?.text.trim() ?? 1);
  return Number.isSafeInteger(count) && count >= 0 ? count : 1;
}

/** What the guest has now: its balloon's size, or all of its memory where there is none. */
function readMemory(domain: XmlElement): number {
  const element = domain.child('currentMemory') ?? domain.child('memory');
  return safeBytes(toBytes(element?.text ?? '', element?.attr('unit') ?? 'KiB') ?? 0n);
}
