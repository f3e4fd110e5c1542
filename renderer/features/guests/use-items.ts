import { useDeferredValue, useMemo, useState } from 'react';
import type { GuestsSearch } from '#renderer/app/guests-search.ts';
import { useConnections } from '#renderer/api/live/connections.ts';
import { useContainerSamples } from '#renderer/api/live/container-samples.ts';
import { useContainers } from '#renderer/api/live/containers.ts';
import { useEngines } from '#renderer/api/live/engines.ts';
import { useGuests } from '#renderer/api/live/guests.ts';
import { useSamples } from '#renderer/api/live/samples.ts';
import { useCollapsed } from './collapsed.ts';
import { arrange, type Grouping, type Item } from './model/arrange.ts';
import { entryOfContainer, entryOfGuest, type Entry } from './model/entry.ts';
import { compileFilter } from './model/filter.ts';
import { LastOrder } from './model/last-order.ts';
import { comparator } from './model/sort.ts';

function groupingOf(
  by: GuestsSearch['by'],
  collapsed: ReadonlySet<string>,
  hostOf: (entry: Entry) => string,
): Grouping | undefined {
  if (by === 'none') return undefined;
  if (by === 'connection') return { headingOf: hostOf, rest: '', collapsed };
  return { headingOf: ({ group }) => group, rest: 'No group', collapsed };
}

/** Which host an entry is on, in the words it is called by. */
function useHostOf(): (entry: Entry) => string {
  const connections = useConnections(state => state.byId);
  const engines = useEngines(state => state.byId);
  return useMemo(
    () => entry =>
      entry.of === 'guest'
        ? (connections.get(entry.guest.connection)?.label ?? entry.guest.connection)
        : (engines.get(entry.container.engine)?.label ?? entry.container.engine),
    [connections, engines],
  );
}

/** The last share of CPU that is known; nothing is looked up unless the list is sorted by it. */
function useCpuOf(wanted: boolean): (entry: Entry) => number | undefined {
  // Samples change every few seconds: only a list sorted by them needs to hear of it.
  const guests = useSamples(state => (wanted ? state.byKey : undefined));
  const containers = useContainerSamples(state => (wanted ? state.byKey : undefined));
  return useMemo(
    () => entry => {
      if (entry.state !== 'running') return undefined;
      return entry.of === 'guest'
        ? guests?.get(entry.key)?.cpu.at(-1)
        : containers?.get(entry.key)?.at(-1)?.cpu;
    },
    [guests, containers],
  );
}

/** The list's lines: filtered, sorted and grouped; in their old order while `held`. */
export function useItems(search: GuestsSearch, held: boolean): readonly Item[] {
  // A row shows what is new of its guest first; looking through all of them for a new order comes after.
  const guests = useDeferredValue(useGuests(state => state.byKey));
  const containers = useDeferredValue(useContainers(state => state.byKey));
  const folded = useCollapsed(state => state.ids);
  const hostOf = useHostOf();
  const cpuOf = useCpuOf(search.sort === 'cpu');
  const [lastOrder] = useState(() => new LastOrder());

  return useMemo(() => {
    const all = [
      ...Array.from(guests.values(), entryOfGuest),
      ...Array.from(containers.values(), entryOfContainer),
    ];
    const compare = comparator(search.sort ?? 'name', search.desc ?? false, { hostOf, cpuOf });
    const sorted = lastOrder.sort(all.filter(compileFilter(search)), search, compare, held);
    return lastOrder.keep(arrange(sorted, groupingOf(search.by, new Set(folded), hostOf)));
  }, [guests, containers, folded, hostOf, cpuOf, search, held, lastOrder]);
}
