import Button from '@mui/material/Button';
import { useState } from 'react';
import { engineNetworkWays, inspectNetwork } from '#renderer/api/engine-networks.ts';
import { Inspected } from '#renderer/ui/item-panel/inspected.tsx';
import { ItemPanel } from '#renderer/ui/item-panel/item-panel.tsx';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import type { EngineNetwork } from '#shared/contract/engine-networks.ts';
import type { EngineId } from '#shared/contract/engines.ts';
import { ConnectDialog } from './connect-dialog.tsx';
import { NetworkMembers } from './network-members.tsx';
import { NetworkOverview } from './network-overview.tsx';

interface Props {
  engine: EngineId;
  network: EngineNetwork;
  onClose: () => void;
}

/** The chosen network: what it is, and who is in it. */
export function NetworkPanel({ engine, network, onClose }: Props) {
  const [asked, ask] = useState<'connect' | 'remove'>();
  const { id, name, predefined, driver } = network;
  const alone = driver === 'host' || driver === 'null';
  return (
    <>
      <ItemPanel
        noun="network"
        name={name}
        actions={
          <>
            <Button
              variant="outlined"
              disabled={alone}
              title={alone ? 'A container is made with it, or without.' : undefined}
              onClick={() => ask('connect')}
            >
              Connect a container…
            </Button>
            <Button
              color="error"
              variant="outlined"
              disabled={predefined}
              title={predefined ? 'It is one of the engine’s own.' : undefined}
              onClick={() => ask('remove')}
            >
              Remove…
            </Button>
          </>
        }
        onClose={onClose}
        parts={[
          { id: 'overview', label: 'Overview', content: () => <NetworkOverview network={network} /> },
          {
            id: 'containers',
            label: 'Containers',
            content: () => <NetworkMembers engine={engine} network={network} />,
          },
          {
            id: 'inspect',
            label: 'Inspect',
            content: () => (
              <Inspected
                queryKey={['network', engine, id]}
                label={`What the engine says of ${name}`}
                read={inspectNetwork(engine, id)}
              />
            ),
          },
        ]}
      />
      {asked === 'connect' && (
        <ConnectDialog engine={engine} network={network} onClose={() => ask(undefined)} />
      )}
      {asked === 'remove' && (
        <PlanDialog
          title={`Remove ${name}`}
          guestName={name}
          action={{ do: 'remove' as const, ids: [id] }}
          {...engineNetworkWays(engine)}
          touched="Networks"
          confirm="Remove the network"
          onClose={() => ask(undefined)}
          onStarted={onClose}
        />
      )}
    </>
  );
}
