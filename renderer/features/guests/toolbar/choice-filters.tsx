import { useMemo } from 'react';
import { useConnections } from '#renderer/api/live/connections.ts';
import { useGuests } from '#renderer/api/live/guests.ts';
import { compareText } from '../model/sort.ts';
import { useGuestsSearch } from '../use-search.ts';
import { ChoiceChip } from './choice-chip.tsx';

/** Filters by host and by tag; each is there once there is something to choose from. */
export function ChoiceFilters() {
  const [search, change] = useGuestsSearch();
  const connections = useConnections(state => state.byId);
  const byKey = useGuests(state => state.byKey);
  const tags = useMemo(
    () => [...new Set([...byKey.values()].flatMap(guest => guest.tags))].toSorted(compareText),
    [byKey],
  );
  const hosts = [...connections.values()].map(({ id, label }) => ({ value: id, label }));
  return (
    <>
      {(hosts.length > 1 || search.connection) && (
        <ChoiceChip
          all="All hosts"
          many="hosts"
          options={hosts}
          chosen={search.connection ?? []}
          onChange={connection =>
            change(({ connection: _before, ...rest }) =>
              connection.length > 0 ? { ...rest, connection } : rest,
            )
          }
        />
      )}
      {(tags.length > 0 || search.tag) && (
        <ChoiceChip
          all="All tags"
          many="tags"
          options={tags.map(tag => ({ value: tag, label: tag }))}
          chosen={search.tag ?? []}
          onChange={tag => change(({ tag: _before, ...rest }) => (tag.length > 0 ? { ...rest, tag } : rest))}
        />
      )}
    </>
  );
}
