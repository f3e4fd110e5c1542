import Button from '@mui/material/Button';
import { useDeferredValue, useMemo, useState } from 'react';
import { Rates, useRates, useWiring } from '#renderer/api/wiring.ts';
import { usePlace } from '#renderer/app/host-area/place.ts';
import { Attention } from '#renderer/ui/attention.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { FilterChip } from '#renderer/ui/filter-chip.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { SplitPane } from '#renderer/ui/split-pane.tsx';
import { Toolbar } from '#renderer/ui/toolbar.tsx';
import type { WiringMap } from '#shared/contract/wiring.ts';
import { goTo } from '../place.ts';
import { Graph, narrowed } from './graph.ts';
import { Picture } from './picture.tsx';
import { WiringList } from './wiring-list.tsx';
import { WiringPanel } from './wiring-panel.tsx';
import styles from './wiring.module.css';

/** What hangs on what on a host, from its cards to its guests’ cards. */
export default function WiringTab() {
  const { connection } = usePlace();
  const { map, failure, again } = useWiring(connection);
  const rates = useRates(connection);
  if (map)
    return (
      <Rates.Provider value={rates}>
        <Wiring map={map} />
      </Rates.Provider>
    );
  if (!failure) return <div aria-busy="true" aria-label="Reading the host" role="status" />;
  return (
    <div className={styles['note']}>
      <FailureNote failure={failure} />
      <Button onClick={again}>Try again</Button>
    </div>
  );
}

function Wiring({ map }: { map: WiringMap }) {
  const { connection, item } = usePlace();
  const [words, setWords] = useState('');
  const [onlyLive, setOnlyLive] = useState(false);
  const [as, setAs] = useState<'picture' | 'list'>('picture');
  const wanted = useDeferredValue(words);
  const whole = useMemo(() => new Graph(map), [map]);
  const graph = useMemo(() => new Graph(narrowed(map, wanted, onlyLive)), [map, wanted, onlyLive]);
  const chosen = item === undefined ? undefined : whole.nodes.get(item);
  const choose = (id: string | undefined) => goTo(connection, 'wiring', id);
  const running = map.nodes.filter(({ kind, state }) => kind === 'guest' && state === 'up').length;
  return (
    <SplitPane
      id="wiring"
      main={
        <div className={styles['main']}>
          <Toolbar label="Wiring">
            <SearchField value={words} onChange={setWords} label="Filter by name, address, MAC" />
            <FilterChip on={onlyLive} onToggle={() => setOnlyLive(!onlyLive)} count={running}>
              Only running guests
            </FilterChip>
            <Segmented
              label="Show as"
              value={as}
              choices={[
                { value: 'picture', label: 'Picture' },
                { value: 'list', label: 'List' },
              ]}
              onChange={setAs}
            />
          </Toolbar>
          {map.missing.map(text => (
            <div key={text} className={styles['missing']}>
              <Attention tone="info" what="Not everything is drawn here." why={text} />
            </div>
          ))}
          {graph.nodes.size === 0 ? (
            <Nothing words={words} onClear={() => setWords('')} />
          ) : as === 'picture' ? (
            <Picture graph={graph} chosen={item} onChoose={choose} />
          ) : (
            <WiringList graph={graph} chosen={item} onChoose={choose} />
          )}
        </div>
      }
      detail={
        chosen && (
          <WiringPanel
            key={chosen.id}
            connection={connection}
            graph={whole}
            node={chosen}
            onChoose={choose}
          />
        )
      }
      detailLabel="chosen part of the wiring"
    />
  );
}

function Nothing({ words, onClear }: { words: string; onClear: () => void }) {
  return words === '' ? (
    <EmptyState title="Nothing to draw">This host has no network that guests could be on.</EmptyState>
  ) : (
    <EmptyState
      title={`Nothing matches “${words}”`}
      action={<Button onClick={onClear}>Show everything</Button>}
    >
      Names, addresses, MAC addresses and filters are looked through.
    </EmptyState>
  );
}
