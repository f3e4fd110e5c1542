import Button from '@mui/material/Button';
import { api } from '#renderer/api/client.ts';
import { useContainers } from '#renderer/api/live/containers.ts';
import { go } from '#renderer/app/go.ts';
import { countOf } from '#renderer/ui/format.ts';
import type { Engine } from '#shared/contract/engines.ts';
import styles from './connection-card.module.css';
import { PlaceCard } from './place-card.tsx';

const products = { docker: 'Docker', podman: 'Podman', other: 'An engine' } as const;

/** One container engine with its state, its facts and what can be done about it. */
export function EngineCard({ engine }: { engine: Engine }) {
  const { id, facts } = engine;
  return (
    <PlaceCard
      place={engine}
      heading="h3"
      what="engine"
      address={engine.address}
      forgetting="Innkeeper no longer connects to it. Nothing there changes, and its containers keep running."
      actions={
        facts && (
          <Button onClick={() => void go({ to: '/engines/$engine', params: { engine: id } })}>Open</Button>
        )
      }
      calls={{
        retry: () => api.engines.retry({ id }),
        disconnect: () => api.engines.disconnect({ id }),
        rename: label => api.engines.rename({ id, label }),
        remove: () => api.engines.remove({ id }),
      }}
    >
      <Facts engine={engine} />
    </PlaceCard>
  );
}

function Facts({ engine: { id, facts, state } }: { engine: Engine }) {
  const containers = useContainers(({ byKey }) => {
    let count = 0;
    for (const container of byKey.values()) if (container.engine === id) count += 1;
    return count;
  });
  if (facts === undefined) return null;
  const words = [
    facts.hostname,
    `${products[facts.product]} ${facts.version}`,
    `API ${facts.api}`,
    ...(facts.rootless ? ['without root'] : []),
    ...(state === 'online' || containers > 0 ? [countOf(containers, 'container')] : []),
  ];
  return <p className={styles['facts']}>{words.join(' · ')}</p>;
}
