import { useMemo } from 'react';
import type { EngineId } from '#shared/contract/engines.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { useConnections } from '#renderer/api/live/connections.ts';
import { useContainers } from '#renderer/api/live/containers.ts';
import { useEngines } from '#renderer/api/live/engines.ts';
import { useGuests } from '#renderer/api/live/guests.ts';
import type { GuestsSearch } from '#renderer/app/guests-search.ts';
import { compareText } from '../model/sort.ts';
import { useGuestsSearch } from '../use-search.ts';
import { ChoiceChip } from './choice-chip.tsx';

/** The search with a list in it, or without it when it is empty. */
function withList<Name extends 'connection' | 'engine' | 'tag' | 'project'>(
  search: GuestsSearch,
  name: Name,
  list: NonNullable<GuestsSearch[Name]>,
): GuestsSearch {
  const { [name]: _before, ...rest } = search;
  return (list.length > 0 ? { ...rest, [name]: list } : rest) as GuestsSearch;
}

const sorted = (names: Iterable<string>) => [...new Set(names)].toSorted(compareText);
const asOptions = (names: readonly string[]) => names.map(value => ({ value, label: value }));

/** Connections and container engines in one list; the letter keeps their ids apart. */
function HostFilter() {
  const [{ connection = [], engine = [] }, change] = useGuestsSearch();
  const connections = useConnections(state => state.byId);
  const engines = useEngines(state => state.byId);
  const options = [
    ...[...connections.values()].map(({ id, label }) => ({ value: `c:${id}`, label })),
    ...[...engines.values()].map(({ id, label }) => ({ value: `e:${id}`, label })),
  ];
  const chosen = [...connection.map(id => `c:${id}`), ...engine.map(id => `e:${id}`)];
  if (options.length < 2 && chosen.length === 0) return null;
  const of = (letter: 'c' | 'e', values: readonly string[]) =>
    values.filter(value => value.startsWith(`${letter}:`)).map(value => value.slice(2));
  return (
    <ChoiceChip
      all="All hosts"
      many="hosts"
      options={options}
      chosen={chosen}
      onChange={values =>
        change(search =>
          withList(
            withList(search, 'connection', of('c', values) as ConnectionId[]),
            'engine',
            of('e', values) as EngineId[],
          ),
        )
      }
    />
  );
}

/** Filters by host, tag and Compose project; each is there once there is something to choose from. */
export function ChoiceFilters() {
  const [search, change] = useGuestsSearch();
  const guests = useGuests(state => state.byKey);
  const containers = useContainers(state => state.byKey);
  const tags = useMemo(() => sorted([...guests.values()].flatMap(guest => guest.tags)), [guests]);
  const projects = useMemo(
    () => sorted([...containers.values()].flatMap(({ project }) => project?.name ?? [])),
    [containers],
  );
  return (
    <>
      <HostFilter />
      {(tags.length > 0 || search.tag) && (
        <ChoiceChip
          all="All tags"
          many="tags"
          options={asOptions(tags)}
          chosen={search.tag ?? []}
          onChange={tag => change(before => withList(before, 'tag', tag))}
        />
      )}
      {(projects.length > 0 || search.project) && (
        <ChoiceChip
          all="All projects"
          many="projects"
          options={asOptions(projects)}
          chosen={search.project ?? []}
          onChange={project => change(before => withList(before, 'project', project))}
        />
      )}
    </>
  );
}
