import AddIcon from '@mui/icons-material/Add';
import Button from '@mui/material/Button';
import { useId, useState } from 'react';
import { useEngines } from '#renderer/api/live/engines.ts';
import { ConfigurationNote } from '#renderer/app/engine-area/configuration-note.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { AddEngineDialog } from './add-engine-dialog.tsx';
import styles from './connections-page.module.css';
import { EngineCard } from './engine-card.tsx';

/** Every container engine Innkeeper knows, and what is wrong with the configuration they come from. */
export function EnginesSection() {
  const heading = useId();
  const engines = useEngines(state => state.byId);
  const loaded = useEngines(state => state.loaded);
  const [adding, setAdding] = useState(false);
  return (
    <section className={styles['section']} aria-labelledby={heading}>
      <header className={styles['header']}>
        <h2 id={heading}>Container engines</h2>
        <Button startIcon={<AddIcon />} onClick={() => setAdding(true)}>
          Add an engine
        </Button>
      </header>
      <ConfigurationNote />
      {loaded && engines.size === 0 ? (
        <EmptyState title="No container engine">
          Neither Docker nor Podman was found on this computer. Install one of them and it shows here by
          itself.
        </EmptyState>
      ) : (
        <ul className={styles['list']} aria-label="Container engines">
          {[...engines.values()].map(engine => (
            <EngineCard key={engine.id} engine={engine} />
          ))}
        </ul>
      )}
      {adding && <AddEngineDialog onClose={() => setAdding(false)} />}
    </section>
  );
}
