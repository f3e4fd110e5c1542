import Button from '@mui/material/Button';
import { useState } from 'react';
import { useFilters } from '#renderer/api/filters.ts';
import { usePlace } from '#renderer/app/host-area/place.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { SplitPane } from '#renderer/ui/split-pane.tsx';
import { Toolbar } from '#renderer/ui/toolbar.tsx';
import type { Filter } from '#shared/contract/filters.ts';
import { goTo } from '../place.ts';
import { type Asked, AskedDialog } from './asked-dialog.tsx';
import { FilterPanel } from './filter-panel.tsx';
import styles from './filters.module.css';

/** Network filters: what guests’ cards may send and receive. */
export default function FiltersTab() {
  const { connection, item } = usePlace();
  const { supported, filters, failure } = useFilters(connection);
  const [words, setWords] = useState('');
  const [asked, setAsked] = useState<Asked>();
  if (failure && !filters)
    return (
      <div className={styles['note']}>
        <FailureNote failure={failure} />
      </div>
    );
  if (!filters) return <div aria-busy="true" aria-label="Reading the filters" role="status" />;
  if (!supported)
    return (
      <EmptyState title="This host has no network filters">
        Its driver of libvirt does not know them.
      </EmptyState>
    );
  const names = filters.map(({ name }) => name);
  const shown = filters.filter(({ name }) => name.toLowerCase().includes(words.trim().toLowerCase()));
  const chosen = filters.find(({ uuid }) => uuid === item);
  return (
    <>
      <SplitPane
        id="filters"
        main={
          <div className={styles['main']}>
            <Toolbar label="Filters">
              <SearchField value={words} onChange={setWords} label="Filter by name" />
              <Button variant="contained" color="primary" onClick={() => setAsked({ what: 'create' })}>
                New filter
              </Button>
            </Toolbar>
            {shown.length === 0 ? (
              <EmptyState
                title={filters.length === 0 ? 'There is no filter yet' : `Nothing matches “${words}”`}
              >
                A filter says what a guest’s card may send and receive. libvirt brings some, such as
                clean-traffic, which keeps a guest to its own addresses.
              </EmptyState>
            ) : (
              <List filters={shown} chosen={item} onChoose={uuid => goTo(connection, 'filters', uuid)} />
            )}
          </div>
        }
        detail={
          chosen && (
            <FilterPanel
              key={chosen.uuid}
              connection={connection}
              uuid={chosen.uuid}
              filters={filters}
              onAsk={setAsked}
              onClose={() => goTo(connection, 'filters')}
            />
          )
        }
        detailLabel="filter"
      />
      {asked && (
        <AskedDialog
          connection={connection}
          asked={asked}
          names={names}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}

interface ListProps {
  filters: readonly Filter[];
  chosen: string | undefined;
  onChoose: (uuid: string) => void;
}

function List({ filters, chosen, onChoose }: ListProps) {
  return (
    <ul className={styles['list']} aria-label="Filters">
      {filters.map(filter => (
        <li key={filter.uuid}>
          <button type="button" aria-pressed={filter.uuid === chosen} onClick={() => onChoose(filter.uuid)}>
            <strong>{filter.name}</strong>
            <small>{about(filter)}</small>
            <span>{usedText(filter)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function about({ rules, references, chain, missing }: Filter): string {
  return [
    `chain ${chain}`,
    `${rules} ${rules === 1 ? 'rule' : 'rules'}`,
    references.length > 0 && `refers to ${references.join(', ')}`,
    missing.length > 0 && `not there: ${missing.join(', ')}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

function usedText({ usedBy, referredBy, stock }: Filter): string {
  const guests = new Set(usedBy.map(({ guest }) => guest.uuid)).size;
  if (guests > 0) return `${guests} ${guests === 1 ? 'guest' : 'guests'}`;
  if (referredBy.length > 0)
    return `in ${referredBy.length} ${referredBy.length === 1 ? 'filter' : 'filters'}`;
  return stock ? 'came with libvirt' : '';
}
