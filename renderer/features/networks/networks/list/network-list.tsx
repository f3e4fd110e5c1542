import AddIcon from '@mui/icons-material/Add';
import Button from '@mui/material/Button';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { Toolbar } from '#renderer/ui/toolbar.tsx';
import type { Network } from '#shared/contract/networks.ts';
import type { Uuid } from '#shared/contract/values.ts';
import type { AskedAction } from '../action-dialog.tsx';
import { count, modeLabel, whereTo } from '../words.ts';
import { NetworkRow } from './network-row.tsx';
import styles from './list.module.css';

interface Props {
  networks: readonly Network[];
  chosen: Uuid | undefined;
  onChoose: (uuid: Uuid) => void;
  onAsk: (asked: AskedAction) => void;
  onCreate: () => void;
}

const rowHeight = 52;

/** Networks by name. Arrow keys move the choice; only the rows in sight are drawn. */
export function NetworkList({ networks, chosen, onChoose, onAsk, onCreate }: Props) {
  const [sought, setSought] = useState('');
  const scroller = useRef<HTMLDivElement>(null);
  const found = matching(networks, sought);
  const rows = useVirtualizer({
    count: found.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    initialRect: { width: 600, height: 600 },
  });
  const at = Math.max(
    0,
    found.findIndex(({ uuid }) => uuid === chosen),
  );
  const moveTo = (index: number) => {
    const next = found[Math.min(Math.max(0, index), found.length - 1)];
    if (!next) return;
    rows.scrollToIndex(found.indexOf(next));
    onChoose(next.uuid);
    // The row may be drawn only after it was scrolled to.
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-network="${next.uuid}"]`)?.focus(),
    );
  };
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => moveTo(at + 1),
    ArrowUp: () => moveTo(at - 1),
    Home: () => moveTo(0),
    End: () => moveTo(found.length - 1),
    PageDown: () => moveTo(at + 10),
    PageUp: () => moveTo(at - 10),
  };
  return (
    <div className={styles['list']}>
      <Toolbar label="Networks">
        <SearchField value={sought} onChange={setSought} label="Search networks" />
        <Button variant="contained" color="primary" startIcon={<AddIcon />} onClick={onCreate}>
          New network…
        </Button>
      </Toolbar>
      <p className={styles['count']} role="status">
        {sought === ''
          ? count(networks.length, 'network')
          : `${found.length} of ${count(networks.length, 'network')}`}
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the rows in it have the focus */}
      <div
        ref={scroller}
        className={styles['scroller']}
        onKeyDown={event => {
          const act = keys[event.key];
          if (act === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
          event.preventDefault();
          act();
        }}
      >
        <ul className={styles['rows']} aria-label="Networks" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, start }) => {
            const network = found[index];
            return (
              network && (
                <NetworkRow
                  key={network.uuid}
                  network={network}
                  top={start}
                  place={{ at: index + 1, of: found.length }}
                  chosen={network.uuid === chosen}
                  reachable={index === at}
                  onChoose={() => onChoose(network.uuid)}
                  onAsk={onAsk}
                />
              )
            );
          })}
        </ul>
        {found.length === 0 && <p className={styles['none']}>No network matches “{sought}”.</p>}
      </div>
    </div>
  );
}

function matching(networks: readonly Network[], text: string): readonly Network[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return networks;
  return networks.filter(network => {
    const all =
      `${network.name} ${network.title ?? ''} ${modeLabel(network)} ${whereTo(network)}`.toLowerCase();
    return words.every(word => all.includes(word));
  });
}
