import { isDeepStrictEqual } from 'node:util';
import type { ConnectionId } from '#shared/contract/values.ts';
import type { Emitter } from '../watch/emitter.ts';
import { Pending } from '../watch/pending.ts';
import type { FiltersDeps } from './read-filters.ts';

export type WatchFiltersDeps = Pick<FiltersDeps, 'connections' | 'guests' | 'log'> & {
  /** What we did ourselves: libvirt tells nobody of filters. */
  readonly changes: Emitter<ConnectionId>;
};

/** Tells once that it listens, and then when a filter, or what guests' cards name of them, may be another. */
export async function* watchFilters(
  deps: WatchFiltersDeps,
  id: ConnectionId,
  signal: AbortSignal,
): AsyncGenerator<{ changedAt: number }, void, void> {
  const pending = new Pending<'changed', number>();
  const changed = () => pending.put('changed', Date.now());
  const unlisten = deps.changes.on(of => {
    if (of === id) changed();
  });
  followGuests(deps, id, changed, signal).catch((error: unknown) =>
    deps.log.warn({ err: error, connection: id }, 'Changes of guests are not told to who looks at filters'),
  );
  changed();
  try {
    for (;;) {
      const [changedAt] = (await pending.take(1, signal)) ?? [];
      if (changedAt === undefined) return;
      yield { changedAt };
    }
  } finally {
    unlisten();
  }
}

async function followGuests(
  { guests }: WatchFiltersDeps,
  id: ConnectionId,
  changed: () => void,
  signal: AbortSignal,
): Promise<void> {
  const uses = () =>
    guests.list(id).flatMap(guest => {
      const cards = guests.claims(guest).cards.filter(({ filter }) => filter !== undefined);
      return cards.length === 0 ? [] : [[guest.uuid, guest.name, guest.state, cards]];
    });
  let before = uses();
  for await (const _ of guests.watch(signal)) {
    const now = uses();
    if (isDeepStrictEqual(now, before)) continue;
    before = now;
    changed();
  }
}
