import type { DeviceMap } from '#shared/contract/devices.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { deviceMap } from '#shared/domain/devices/device-map.ts';
import type { Age } from '../create/kept.ts';
import type { NamesStore } from '../device-names/names-store.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';
import { deviceClaims } from './claims.ts';
import type { DeviceHosts } from './device-hosts.ts';
import type { HostReading } from './host-reading.ts';
import { namedAddresses } from './named-addresses.ts';

export type MapDeps = Pick<AreaDeps, 'connections' | 'guests'> & {
  readonly deviceHosts: DeviceHosts;
  /** Left out by who needs no names. */
  readonly names?: Pick<NamesStore, 'list'>;
};

/**
 * The map of a connection's host, as last read unless said: nothing tells when a disk is mounted. Rejects as
 * `DeviceHosts.read` does.
 */
export async function readMap(deps: MapDeps, id: ConnectionId, age: Age = 'kept'): Promise<DeviceMap> {
  const live = deps.connections.require(id);
  const reading = await deps.deviceHosts.read(live, age);
  const names = (await deps.names?.list()) ?? [];
  return mapOf(deps, live, reading, await namedAddresses(names, live, reading.facts.pci));
}

/** `mappings`: names that people gave to devices, by address. */
export function mapOf(
  deps: Pick<AreaDeps, 'connections' | 'guests'>,
  live: LiveConnection,
  reading: HostReading,
  mappings?: ReadonlyMap<string, string>,
): DeviceMap {
  const { facts, source, readAt, missing } = reading;
  return deviceMap(facts, {
    claims: deviceClaims(deps, live),
    source,
    readAt,
    missing,
    unseen: source === 'libvirt',
    ...(mappings && { mappings }),
  });
}
