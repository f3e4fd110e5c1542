import AddIcon from '@mui/icons-material/Add';
import Button from '@mui/material/Button';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useConnections } from '#renderer/api/live/connections.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { AddDialog } from './add-dialog.tsx';
import { ConnectionCard } from './connection-card.tsx';
import { EnginesSection } from './engines-section.tsx';
import styles from './connections-page.module.css';

/** Every host Innkeeper knows: how it is reached, whether it is, and what it is. */
export default function ConnectionsPage() {
  const byId = useConnections(state => state.byId);
  const loaded = useConnections(state => state.link !== 'waiting');
  const { connection: opened } = useParams({ strict: false });
  const [adding, setAdding] = useState(false);
  const add = (
    <Button variant="contained" color="primary" startIcon={<AddIcon />} onClick={() => setAdding(true)}>
      Add a connection
    </Button>
  );
  return (
    <Page
      title="Connections"
      lead="This computer is found by itself. Other machines are reached over ssh, with the keys you have."
      aside={add}
    >
      {loaded && byId.size === 0 ? (
        <EmptyState title="No connections">
          No libvirt was found on this computer. The readiness page says how to set it up; another machine can
          be added here.
        </EmptyState>
      ) : (
        <ul className={styles['list']} aria-label="Connections">
          {[...byId.values()].map(connection => (
            <ConnectionCard key={connection.id} connection={connection} opened={connection.id === opened} />
          ))}
        </ul>
      )}
      <EnginesSection />
      {adding && <AddDialog onClose={() => setAdding(false)} />}
    </Page>
  );
}
