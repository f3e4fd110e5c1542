import { useMemo } from 'react';
import { guestStateSchema, type GuestState } from '#shared/contract/guests.ts';
import { useGuests } from '#renderer/api/live/guests.ts';
import { stateLooks } from '#renderer/app/guest-actions/looks.ts';
import { FilterChip } from '#renderer/ui/filter-chip.tsx';
import type { GuestsSearch } from '#renderer/app/guests-search.ts';
import { toggled } from '../model/filter.ts';
import { useGuestsSearch } from '../use-search.ts';

function withState({ state, ...rest }: GuestsSearch, value: GuestState): GuestsSearch {
  const next = toggled(state, value);
  return next === undefined ? rest : { ...rest, state: next };
}

/** One chip for each state that some guest is in, with how many are. */
export function StateChips() {
  const [{ state: on = [] }, change] = useGuestsSearch();
  const byKey = useGuests(state => state.byKey);
  const counts = useMemo(() => {
    const found = new Map<GuestState, number>();
    for (const { state } of byKey.values()) found.set(state, (found.get(state) ?? 0) + 1);
    return found;
  }, [byKey]);
  return guestStateSchema.options
    .filter(state => counts.has(state) || on.includes(state))
    .map(state => (
      <FilterChip
        key={state}
        on={on.includes(state)}
        count={counts.get(state) ?? 0}
        onToggle={() => change(search => withState(search, state))}
      >
        {stateLooks[state].label}
      </FilterChip>
    ));
}
