import type { ConnectionId } from '#shared/contract/values.ts';
import type { VolumeUser } from '#shared/contract/volumes.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import type { AreaDeps, LiveConnection } from '../../ports.ts';

export type UsersDeps = Pick<AreaDeps, 'connections' | 'guests'>;

/** Guests by the paths and `POOL/VOLUME` that their disks are made of, as their documents were last read. */
export type UsersByPlace = ReadonlyMap<string, readonly VolumeUser[]>;

/** On this computer the guests of its other connections count as well. */
export function usersByPlace(deps: UsersDeps, live: LiveConnection): UsersByPlace {
  const users = new Map<string, VolumeUser[]>();
  for (const connection of connectionsOnHost(deps, live))
    for (const guest of deps.guests.list(connection)) {
      const { uuid, name, state } = guest;
      const user = { connection, uuid, name, active: isActive(state) };
      for (const place of new Set(deps.guests.claims(guest).disks)) {
        // A volume's name means another thing on another connection.
        if (connection !== live.id && !place.startsWith('/')) continue;
        users.set(place, [...(users.get(place) ?? []), user]);
      }
    }
  return users;
}

function connectionsOnHost({ connections }: UsersDeps, live: LiveConnection): ConnectionId[] {
  if (!live.host.local) return [live.id];
  const others = connections
    .list()
    .filter(({ id }) => id !== live.id && connections.live(id)?.host.local === true);
  return [live.id, ...others.map(({ id }) => id)];
}

export function usersOf(
  users: UsersByPlace,
  { pool, name, path }: { readonly pool: string; readonly name: string; readonly path: string },
): VolumeUser[] {
  const found = new Map<string, VolumeUser>();
  for (const place of [path, `${pool}/${name}`])
    for (const user of users.get(place) ?? []) found.set(`${user.connection}/${user.uuid}`, user);
  return [...found.values()];
}
