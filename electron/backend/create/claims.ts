import { isActive } from '#shared/domain/guests/state.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';

/** What guests take of a host, all of them together. */
export interface HostClaims {
  /** Running guests by the key of a device. */
  readonly devices: ReadonlyMap<string, readonly string[]>;
  /** How many virtual CPUs of running guests are pinned to each CPU, by its number. */
  readonly pinned: Readonly<Record<string, number>>;
}

type Deps = Pick<AreaDeps, 'connections' | 'guests'>;

/** From what the list of guests already knows: nothing is asked of the host. */
export function readHostClaims(deps: Deps, live: LiveConnection): HostClaims {
  const devices = new Map<string, string[]>();
  const pinned: Record<string, number> = {};
  for (const connection of onSameHost(deps, live)) {
    for (const guest of deps.guests.list(connection)) {
      if (!isActive(guest.state)) continue;
      const claims = deps.guests.claims(guest);
      for (const key of claims.devices) devices.set(key, [...(devices.get(key) ?? []), guest.name]);
      for (const cpu of claims.pins.flat()) pinned[cpu] = (pinned[cpu] ?? 0) + 1;
    }
  }
  return { devices, pinned };
}

/** Names of guests, running or not, whose document names one of these disks. */
export function diskUsers(deps: Deps, live: LiveConnection, names: readonly string[]): string[] {
  const wanted = new Set(names);
  const users: string[] = [];
  for (const connection of onSameHost(deps, live)) {
    for (const guest of deps.guests.list(connection))
      if (deps.guests.claims(guest).disks.some(disk => wanted.has(disk))) users.push(guest.name);
  }
  return users;
}

/** On this computer, the user's own guests and the system's share its devices and files. */
export function onSameHost({ connections }: Deps, live: LiveConnection): ConnectionId[] {
  if (!live.host.local) return [live.id];
  const others = connections.list().filter(({ id }) => connections.live(id)?.host.local === true);
  return [...new Set([live.id, ...others.map(({ id }) => id)])];
}
