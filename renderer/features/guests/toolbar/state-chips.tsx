import { useMemo } from 'react';
import { guestStateSchema, type GuestState } from '#shared/contract/guests.ts';
import { useContainers } from '#renderer/api/live/containers.ts';
import { useGuests } from '#renderer/api/live/guests.ts';
import { stateLooks } from '#renderer/app/guest-actions/looks.ts';
import { FilterChip } from '#renderer/ui/filter-chip.tsx';
import type { GuestsSearch } from '#renderer/app/guests-search.ts';
import { entryOfContainer } from '../model/entry.ts';
import { toggled } from '../model/filter.ts';
import { useGuestsSearch } from '../use-search.ts';
import { ChoiceChip } from './choice-chip.tsx';
import styles from './chips.module.css';

function withStates(
  { state: _before, ...rest }: GuestsSearch,
  state: GuestState[] | undefined,
): GuestsSearch {
  return state === undefined || state.length === 0 ? rest : { ...rest, state };
}

/** One chip for each state that some guest is in, with how many are; one for all where there is little room. */
export function StateChips() {
  const [{ state: on = [] }, change] = useGuestsSearch();
  const guests = useGuests(state => state.byKey);
  const containers = useContainers(state => state.byKey);
  const counts = useMemo(() => {
    const found = new Map<GuestState, number>();
    const count = (state: GuestState) => found.set(state, (found.get(state) ?? 0) + 1);
    for (const { state } of guests.values()) count(state);
    for (const container of containers.values()) count(entryOfContainer(container).state);
    return found;
  }, [guests, containers]);
  const shown = guestStateSchema.options.filter(state => counts.has(state) || on.includes(state));
  return (
    <>
      <div className={styles['wide']} role="group" aria-label="States">
        {shown.map(state => (
          <FilterChip
            key={state}
            on={on.includes(state)}
            count={counts.get(state) ?? 0}
            onToggle={() => change(search => withStates(search, toggled(on, state)))}
          >
            {stateLooks[state].label}
          </FilterChip>
        ))}
      </div>
      <div className={styles['narrow']}>
        <ChoiceChip
          all="All states"
          many="states"
          options={shown.map(state => ({
            value: state,
            label: `${stateLooks[state].label} ${counts.get(state) ?? 0}`,
          }))}
          chosen={on}
          onChange={states => change(search => withStates(search, states))}
        />
      </div>
    </>
  );
}
