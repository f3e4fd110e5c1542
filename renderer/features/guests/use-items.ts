import { useDeferredValue, useMemo, useState } from 'react';
import type { Guest } from '#shared/contract/guests.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import type { GuestsSearch } from '#renderer/app/guests-search.ts';
import { useConnections } from '#renderer/api/live/connections.ts';
import { guestKey, useGuests } from '#renderer/api/live/guests.ts';
import { useSamples } from '#renderer/api/live/samples.ts';
import { useCollapsed } from './collapsed.ts';
import { arrange, type Grouping, type Item } from './model/arrange.ts';
import { compileFilter } from './model/filter.ts';
import { LastOrder } from './model/last-order.ts';
import { comparator } from './model/sort.ts';

function groupingOf(
  by: GuestsSearch['by'],
  collapsed: ReadonlySet<string>,
  hostOf: (id: ConnectionId) => string,
): Grouping | undefined {
  if (by === 'none') return undefined;
  if (by === 'connection') return { headingOf: guest => hostOf(guest.connection), rest: '', collapsed };
  return { headingOf: guest => guest.group, rest: 'No group', collapsed };
}

/** The list's lines: filtered, sorted and grouped; in their old order while `held`. */
export function useItems(search: GuestsSearch, held: boolean): readonly Item[] {
  // A row shows what is new of its guest first; looking through all of them for a new order comes after.
  const byKey = useDeferredValue(useGuests(state => state.byKey));
  const connections = useConnections(state => state.byId);
  const folded = useCollapsed(state => state.ids);
  // Samples change every few seconds: only a list sorted by them needs to hear of it.
  const samples = useSamples(state => (search.sort === 'cpu' ? state.byKey : undefined));
  const [lastOrder] = useState(() => new LastOrder());

  return useMemo(() => {
    const hostOf = (id: ConnectionId) => connections.get(id)?.label ?? id;
    const cpuOf = (guest: Guest) =>
      guest.state === 'running' ? samples?.get(guestKey(guest))?.cpu.at(-1) : undefined;
    const matching = [...byKey.values()].filter(compileFilter(search));
    const compare = comparator(search.sort ?? 'name', search.desc ?? false, { hostOf, cpuOf });
    const sorted = lastOrder.sort(matching, search, compare, held);
    return lastOrder.keep(arrange(sorted, groupingOf(search.by, new Set(folded), hostOf)));
  }, [byKey, connections, folded, samples, search, held, lastOrder]);
}
