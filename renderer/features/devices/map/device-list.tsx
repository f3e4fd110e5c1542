import Button from '@mui/material/Button';
import { useDeferredValue, useMemo, useState } from 'react';
import type { DeviceMap } from '#shared/contract/devices.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { arrange } from '../model/arrange.ts';
import { goTo } from '../place.ts';
import { DeviceGrid } from './device-grid.tsx';
import { ListToolbar } from './list-toolbar.tsx';
import { MapNotes } from './map-notes.tsx';
import { useDevicesSearch } from './use-search.ts';
import styles from './list.module.css';

interface Props {
  map: DeviceMap;
  connection: ConnectionId;
  chosen: string | undefined;
}

/** The list with what narrows it, and above it what must be known of the whole host. */
export function DeviceList({ map, connection, chosen }: Props) {
  const [search, change] = useDevicesSearch();
  const [folded, setFolded] = useState<ReadonlyMap<string, boolean>>(new Map());
  const settled = useDeferredValue(search);
  const items = useMemo(() => arrange(map.pci, settled, folded), [map.pci, settled, folded]);
  const together = useMemo(
    () => new Set<string>(map.pci.find(({ address }) => address === chosen)?.together),
    [map.pci, chosen],
  );
  const fold = (card: string, away: boolean) => setFolded(before => new Map(before).set(card, away));
  return (
    <div className={styles['list']}>
      <ListToolbar devices={map.pci} search={search} change={change} />
      <MapNotes map={map} connection={connection} />
      {items.length > 0 ? (
        <DeviceGrid
          items={items}
          chosen={chosen}
          together={together}
          onFold={fold}
          onOpen={address => goTo(connection, 'map', address, chosen !== undefined)}
          onClose={() => goTo(connection, 'map')}
        />
      ) : map.pci.length === 0 ? (
        <EmptyState title="No PCI devices">
          This host told of none. libvirt’s test driver has none, and containers hide them.
        </EmptyState>
      ) : (
        <EmptyState
          title="No device matches"
          action={
            <Button
              variant="contained"
              color="primary"
              onClick={() => change(({ by }) => (by === undefined ? {} : { by }))}
            >
              Clear the filter
            </Button>
          }
        >
          None of the {map.pci.length.toLocaleString('en-GB')} devices has all that you ask for.
        </EmptyState>
      )}
    </div>
  );
}
