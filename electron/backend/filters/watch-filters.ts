import type { ConnectionId } from '#shared/contract/values.ts';
import type { Emitter } from '../watch/emitter.ts';
import { followGuests } from '../watch/follow-guests.ts';
import { type Change, tellChanges } from '../watch/tell-changes.ts';
import type { FiltersDeps } from './read-filters.ts';

export type WatchFiltersDeps = Pick<FiltersDeps, 'connections' | 'guests' | 'log'> & {
  /** What we did ourselves: libvirt tells nobody of filters. */
  readonly changes: Emitter<ConnectionId>;
};

/** Tells once that it listens, and then when a filter, or what guests' cards name of them, may be another. */
export function watchFilters(
  deps: WatchFiltersDeps,
  id: ConnectionId,
  signal: AbortSignal,
): AsyncGenerator<Change, void, void> {
  return tellChanges(changed => {
    followGuests(deps, {
      connection: id,
      who: 'who looks at filters',
      read: () => filterUses(deps, id),
      changed,
      signal,
    });
    const ours = deps.changes.on(of => {
      if (of === id) changed();
    });
    return [ours];
  }, signal);
}

function filterUses({ guests }: WatchFiltersDeps, id: ConnectionId): readonly unknown[] {
  return guests.list(id).flatMap(guest => {
    const cards = guests.claims(guest).cards.filter(({ filter }) => filter !== undefined);
    return cards.length === 0 ? [] : [[guest.uuid, guest.name, guest.state, cards]];
  });
}
