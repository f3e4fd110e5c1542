import type { VolumeUser } from '#shared/contract/volumes.ts';
import type { LiveConnection } from '../../ports.ts';
import type { VolumesDeps } from '../volumes-deps.ts';
import type { VolumeBook } from './volume-book.ts';
import { type UsersByPlace, usersByPlace, usersOf } from './volume-users.ts';

export interface KnownUsers {
  of(volume: string): readonly VolumeUser[];
  /** Volumes that running guests have. */
  growing(): string[];
}

interface Followed {
  readonly pool: string;
  readonly book: VolumeBook;
  readonly changed: (volume: string) => void;
}

/** Who has each volume of a pool, kept true by the guests' events until the signal aborts. */
export function followUsers(
  deps: VolumesDeps,
  live: LiveConnection,
  { pool, book, changed }: Followed,
  signal: AbortSignal,
): KnownUsers {
  let users = usersByPlace(deps, live);
  const placed = (name: string, path: string) => ({ pool, name, path });
  const of = (known: UsersByPlace, name: string) => {
    const path = book.rows.get(name)?.ref.key;
    return path === undefined ? [] : usersOf(known, placed(name, path));
  };
  const keep = async () => {
    for await (const _ of deps.guests.watch(signal)) {
      const [before, now] = [users, usersByPlace(deps, live)];
      users = now;
      if (sameUsers(before, now)) continue;
      const places = new Set([...before.keys(), ...now.keys()]);
      for (const [name, { ref }] of book.rows)
        if (places.has(ref.key) || places.has(`${pool}/${name}`)) changed(name);
    }
  };
  keep().catch((error: unknown) =>
    deps.log.warn({ err: error, pool }, 'Changes of guests are not told to who looks at volumes'),
  );
  return {
    of: name => of(users, name),
    growing: () => {
      const places = new Set(
        [...users].flatMap(([place, of]) => (of.some(({ active }) => active) ? [place] : [])),
      );
      return [...book.rows].flatMap(([name, { ref }]) =>
        places.has(ref.key) || places.has(`${pool}/${name}`) ? [name] : [],
      );
    },
  };
}

const sameUsers = (a: UsersByPlace, b: UsersByPlace): boolean =>
  JSON.stringify([...a]) === JSON.stringify([...b]);
