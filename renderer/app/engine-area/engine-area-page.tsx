import Button from '@mui/material/Button';
import { Outlet, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useEngine, useEngines } from '#renderer/api/live/engines.ts';
import { go } from '#renderer/app/go.ts';
import styles from '#renderer/app/host-area/host-area.module.css';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import type { Engine, EngineId } from '#shared/contract/engines.ts';
import { EngineAway } from './engine-away.tsx';
import { EngineTabBar } from './engine-tab-bar.tsx';

/** The pages of one container engine: its tabs, and above each that the engine is lost. */
export default function EngineAreaPage() {
  const { engine: id } = useParams({ strict: false });
  const engine = useEngine(id as EngineId);
  const loaded = useEngines(state => state.loaded);
  useEffect(() => {
    document.title = engine ? `${engine.label} – Innkeeper` : 'Container engine – Innkeeper';
  }, [engine]);
  if (engine) return <Inside engine={engine} />;
  if (!loaded) return <div aria-busy="true" />;
  return (
    <EmptyState
      title="There is no such engine any more"
      action={<Button onClick={() => void go({ to: '/engines' })}>Another engine</Button>}
    >
      It was removed, or this address is of another computer.
    </EmptyState>
  );
}

function Inside({ engine }: { engine: Engine }) {
  return (
    <div className={styles['page']}>
      <h1 className="visually-hidden">{engine.label}</h1>
      <EngineTabBar engine={engine} />
      {engine.state !== 'online' && (
        <div className={styles['note']}>
          <EngineAway engine={engine} />
        </div>
      )}
      <div className={styles['tab']}>{engine.facts !== undefined && <Outlet />}</div>
    </div>
  );
}
