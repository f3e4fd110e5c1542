import { useMemo } from 'react';
import { useContainers } from '#renderer/api/live/containers.ts';
import { useGuests } from '#renderer/api/live/guests.ts';
import { FilterChip } from '#renderer/ui/filter-chip.tsx';
import { kindOf, type Kind } from '../model/entry.ts';
import { useGuestsSearch } from '../use-search.ts';
import { ChoiceChip } from './choice-chip.tsx';
import styles from './chips.module.css';

const labels: Record<Kind, string> = { machine: 'Machines', container: 'Containers' };
const kinds: readonly Kind[] = ['machine', 'container'];

/** How many guests there are of each kind. */
export function useKindCounts(): Record<Kind, number> {
  const guests = useGuests(state => state.byKey);
  const containers = useContainers(state => state.byKey.size);
  return useMemo(() => {
    let machine = 0;
    for (const guest of guests.values()) if (kindOf(guest) === 'machine') machine += 1;
    return { machine, container: guests.size - machine + containers };
  }, [guests, containers]);
}

/** Machines, containers, or both; there once there are both. */
export function KindChips() {
  const [{ kind: on }, change] = useGuestsSearch();
  const counts = useKindCounts();
  if (on === undefined && (counts.machine === 0 || counts.container === 0)) return null;
  const choose = (kind: Kind | undefined) =>
    change(({ kind: _before, ...rest }) => (kind === undefined ? rest : { ...rest, kind }));
  return (
    <>
      <div className={styles['widest']} role="group" aria-label="Kinds">
        {kinds.map(kind => (
          <FilterChip
            key={kind}
            on={on === kind}
            count={counts[kind]}
            onToggle={() => choose(on === kind ? undefined : kind)}
          >
            {labels[kind]}
          </FilterChip>
        ))}
      </div>
      <div className={styles['unlessWidest']}>
        <ChoiceChip
          all="All kinds"
          many="kinds"
          options={kinds.map(kind => ({ value: kind, label: `${labels[kind]} ${counts[kind]}` }))}
          chosen={on === undefined ? [] : [on]}
          // What was ticked last is what is wanted: both together are no filter.
          onChange={chosen => choose(chosen.find(kind => kind !== on))}
        />
      </div>
    </>
  );
}
