import AddIcon from '@mui/icons-material/Add';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { engineNetworkWays } from '#renderer/api/engine-networks.ts';
import { useEngineNetworks } from '#renderer/api/live/engine-networks.ts';
import { goToEngineTab, useEnginePlace } from '#renderer/app/engine-area/place.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ListOrWhy } from '#renderer/ui/item-panel/list-or-why.tsx';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import { RowList } from '#renderer/ui/row-list/row-list.tsx';
import { SplitPane } from '#renderer/ui/split-pane.tsx';
import { CreateDialog } from './create/create-dialog.tsx';
import { NetworkPanel } from './network-panel.tsx';
import { membersOf, whatIs } from './words.ts';

/** The networks of an engine: what they are, and which containers are in them. */
export default function NetworksTab() {
  const { engine, item } = useEnginePlace();
  const { items, failure } = useEngineNetworks(engine);
  const [asked, ask] = useState<'create' | 'prune'>();
  const choose = (id?: string) => goToEngineTab(engine, 'networks', id, item !== undefined);
  return (
    <ListOrWhy items={items} failure={failure} looking="Looking at the networks of the engine">
      {networks => {
        const chosen = networks.find(({ id }) => id === item);
        return (
          <>
            <SplitPane
              id="engine-networks"
              detailLabel={chosen ? `Network ${chosen.name}` : 'Network'}
              main={
                <RowList
                  label="Networks"
                  noun="network"
                  items={networks}
                  keyOf={({ id }) => id}
                  wordsOf={network =>
                    [network.name, whatIs(network), ...network.members.map(({ name }) => name)].join(' ')
                  }
                  lookOf={network => ({
                    title: network.name,
                    about: whatIs(network),
                    facts: membersOf(network),
                    ...(network.predefined && { note: 'Of the engine itself' }),
                  })}
                  chosen={item}
                  onChoose={choose}
                  actions={
                    <>
                      <Button
                        variant="contained"
                        color="primary"
                        startIcon={<AddIcon />}
                        onClick={() => ask('create')}
                      >
                        New network…
                      </Button>
                      <Button onClick={() => ask('prune')}>Prune…</Button>
                    </>
                  }
                />
              }
              detail={
                chosen ? (
                  <NetworkPanel key={chosen.id} engine={engine} network={chosen} onClose={() => choose()} />
                ) : (
                  item !== undefined && (
                    <EmptyState
                      title="There is no such network any more"
                      action={<Button onClick={() => choose()}>Close</Button>}
                    >
                      It was removed. One of the same name made later is another.
                    </EmptyState>
                  )
                )
              }
            />
            {asked === 'create' && <CreateDialog engine={engine} onClose={() => ask(undefined)} />}
            {asked === 'prune' && (
              <PlanDialog
                title="Prune networks"
                guestName="prune"
                action={{ do: 'prune' as const }}
                {...engineNetworkWays(engine)}
                touched="Networks"
                confirm="Remove them"
                onClose={() => ask(undefined)}
              />
            )}
          </>
        );
      }}
    </ListOrWhy>
  );
}
