import Button from '@mui/material/Button';
import { useState } from 'react';
import { engineNetworkWays } from '#renderer/api/engine-networks.ts';
import { ContainerLink } from '#renderer/ui/item-panel/container-link.tsx';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import type { EngineNetwork, NetworkMember } from '#shared/contract/engine-networks.ts';
import type { EngineId } from '#shared/contract/engines.ts';
import styles from './engine-networks.module.css';

/** The containers in a network, each with its addresses and a way out. */
export function NetworkMembers({ engine, network }: { engine: EngineId; network: EngineNetwork }) {
  const [leaving, setLeaving] = useState<NetworkMember>();
  const { id, name, members, driver } = network;
  const bound = driver === 'host';
  if (members.length === 0) return <p className={styles['muted']}>No container is in it, running or not.</p>;
  return (
    <>
      <ul className={styles['members']} aria-label={`Containers in ${name}`}>
        {members.map(member => (
          <li key={member.container}>
            <ContainerLink engine={engine} {...member} />
            <span className={styles['muted']}>
              {[member.ipv4, member.ipv6, member.mac].filter(Boolean).join(' · ') || 'No address now'}
            </span>
            <Button
              size="small"
              disabled={bound}
              title={bound ? 'It was made with the host’s network, and stays in it.' : undefined}
              aria-label={`Disconnect ${member.name}…`}
              onClick={() => setLeaving(member)}
            >
              Disconnect…
            </Button>
          </li>
        ))}
      </ul>
      {leaving && (
        <PlanDialog
          title={`Disconnect ${leaving.name}`}
          guestName={leaving.name}
          action={{ do: 'disconnect' as const, id, container: leaving.container }}
          {...engineNetworkWays(engine)}
          confirm="Disconnect"
          onClose={() => setLeaving(undefined)}
        />
      )}
    </>
  );
}
