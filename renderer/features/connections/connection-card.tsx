import Button from '@mui/material/Button';
import { api } from '#renderer/api/client.ts';
import { useGuests } from '#renderer/api/live/guests.ts';
import { go } from '#renderer/app/go.ts';
import { countOf } from '#renderer/ui/format.ts';
import type { Connection } from '#shared/contract/connections.ts';
import styles from './connection-card.module.css';
import { PlaceCard } from './place-card.tsx';

/** One host with its state, its facts and what can be done about it. */
export function ConnectionCard({ connection, opened }: { connection: Connection; opened: boolean }) {
  const { id } = connection;
  return (
    <PlaceCard
      place={connection}
      heading="h2"
      what="connection"
      address={connection.uri}
      opened={opened}
      forgetting="Innkeeper no longer connects to it. Nothing on that host changes, and its guests keep running."
      help={<Button onClick={() => void go({ to: '/readiness' })}>See what is missing</Button>}
      calls={{
        retry: () => api.connections.retry({ id }),
        disconnect: () => api.connections.disconnect({ id }),
        rename: label => api.connections.rename({ id, label }),
        remove: () => api.connections.remove({ id }),
      }}
    >
      <HostFacts connection={connection} />
    </PlaceCard>
  );
}

function HostFacts({ connection: { id, host, state } }: { connection: Connection }) {
  const guests = useGuests(({ byKey }) => {
    let count = 0;
    for (const guest of byKey.values()) if (guest.connection === id) count += 1;
    return count;
  });
  if (host === undefined) return null;
  const facts = [
    host.hostname,
    host.hypervisorVersion === undefined ? host.driver : `${host.driver} ${host.hypervisorVersion}`,
    `libvirt ${host.libvirtVersion}`,
    ...(state === 'online' || guests > 0 ? [countOf(guests, 'guest')] : []),
  ];
  return <p className={styles['facts']}>{facts.join(' · ')}</p>;
}
