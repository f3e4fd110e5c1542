import Button from '@mui/material/Button';
import { useState } from 'react';
import { useNetworks } from '#renderer/api/live/networks.ts';
import { usePlace } from '#renderer/app/host-area/place.ts';
import { openOverlay } from '#renderer/app/overlays.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { SplitPane } from '#renderer/ui/split-pane.tsx';
import { goTo } from '../place.ts';
import { ActionDialog, type AskedAction } from './action-dialog.tsx';
import { NetworkList } from './list/network-list.tsx';
import { NetworkPanel } from './panel/network-panel.tsx';
import styles from './networks.module.css';

/** Every virtual network of a host, and the chosen one at its right. */
export default function NetworksTab() {
  const { connection, item } = usePlace();
  const { networks, failure } = useNetworks(connection);
  const [asked, setAsked] = useState<AskedAction>();
  const create = () => openOverlay({ kind: 'network-create', connection });
  if (!networks)
    return failure ? (
      <div className={styles['note']}>
        <FailureNote failure={failure} />
      </div>
    ) : (
      <div aria-busy="true" />
    );
  if (networks.length === 0)
    return (
      <EmptyState
        title="This host has no virtual networks"
        action={
          <Button variant="contained" color="primary" onClick={create}>
            New network…
          </Button>
        }
      >
        A network joins guests with each other, and with the world if you like: behind NAT, routed, or in the
        network that the host itself is in.
      </EmptyState>
    );
  const chosen = networks.find(({ uuid }) => uuid === item);
  return (
    <>
      <SplitPane
        id="networks"
        detailLabel={chosen ? `Network ${chosen.name}` : 'Network'}
        main={
          <NetworkList
            networks={networks}
            chosen={chosen?.uuid}
            onChoose={uuid => goTo(connection, 'networks', uuid, chosen !== undefined)}
            onAsk={setAsked}
            onCreate={create}
          />
        }
        detail={
          chosen && (
            <NetworkPanel
              key={chosen.uuid}
              connection={connection}
              network={chosen}
              onAsk={setAsked}
              onClose={() => goTo(connection, 'networks')}
            />
          )
        }
      />
      {asked && <ActionDialog connection={connection} asked={asked} onClose={() => setAsked(undefined)} />}
    </>
  );
}
