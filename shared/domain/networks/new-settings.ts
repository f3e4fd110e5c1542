import type { NetworkMode, NetworkSettings } from '../../contract/network-settings.ts';
import { guestNameSchema } from '../../contract/values.ts';
import type { Subnet24 } from './free-subnet.ts';
import { modeOf, takes } from './modes.ts';

interface Given {
  readonly name?: string;
  /** Free; missing: none is, or nobody looked. */
  readonly subnet?: Subnet24 | undefined;
  /** A bridge of the host, for the modes that are one. */
  readonly bridge?: string | undefined;
}

/** What a new network of a mode begins with: a free IPv4 network with DHCP where it has a switch of its own. */
export function newSettings(
  mode: NetworkMode,
  { name = 'network', subnet, bridge }: Given = {},
): NetworkSettings {
  const { on } = modeOf(mode);
  return {
    name: guestNameSchema.parse(name),
    mode,
    devices: [],
    addresses: takes(mode, 'addresses') && subnet !== undefined ? [addressIn(subnet)] : [],
    dns: { forwarders: [], hosts: [], texts: [], services: [] },
    routes: [],
    portGroups: [],
    ...(takes(mode, 'switch') && { stp: true, stpDelay: 0 }),
    ...((on === 'host-bridge' || on === 'ovs-bridge') && bridge !== undefined && { bridge }),
  };
}

/** The host is the first of the network, and its DHCP server gives the others away. */
const addressIn = (subnet: Subnet24): NetworkSettings['addresses'][number] => ({
  address: `${subnet}.1`,
  prefix: 24,
  ranges: [{ start: `${subnet}.2`, end: `${subnet}.254` }],
  hosts: [],
});
