import type { DeviceMap } from '#shared/contract/devices.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { deviceMap } from '#shared/domain/devices/device-map.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';
import { deviceClaims } from './claims.ts';
import type { DeviceHosts } from './device-hosts.ts';
import type { HostReading } from './host-reading.ts';

export type MapDeps = Pick<AreaDeps, 'connections' | 'guests'> & { readonly deviceHosts: DeviceHosts };

/** The map of a connection's host, as last read. Rejects as `DeviceHosts.read` does. */
export async function readMap(deps: MapDeps, id: ConnectionId): Promise<DeviceMap> {
  const live = deps.connections.require(id);
  return mapOf(deps, live, await deps.deviceHosts.read(live));
}

export function mapOf(deps: MapDeps, live: LiveConnection, reading: HostReading): DeviceMap {
  const { facts, source, readAt, missing } = reading;
  return deviceMap(facts, {
    claims: deviceClaims(deps, live),
    source,
    readAt,
    missing,
    unseen: source === 'libvirt',
  });
}
