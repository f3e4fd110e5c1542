import Button from '@mui/material/Button';
import { Navigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useEngines } from '#renderer/api/live/engines.ts';
import { go } from '#renderer/app/go.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { useLikelyEngine } from './likely-engine.ts';
import { engineTabs } from './tabs.ts';

/** Goes to the engine of this computer, or to one that answers; says what to do where there is none. */
export default function EngineAreaHome() {
  const loaded = useEngines(state => state.loaded);
  const engine = useLikelyEngine();
  useEffect(() => {
    document.title = 'Container engines – Innkeeper';
  }, []);
  if (engine)
    return (
      <Navigate
        to="/engines/$engine/$tab/{-$item}"
        params={{ engine: engine.id, tab: engineTabs[0]?.id ?? '', item: undefined }}
        replace
      />
    );
  if (!loaded) return <div aria-busy="true" />;
  return (
    <EmptyState
      title="No container engine"
      action={
        <>
          <Button variant="contained" color="primary" onClick={() => void go({ to: '/connections' })}>
            Add an engine
          </Button>
          <Button onClick={() => void go({ to: '/readiness' })}>See what is missing</Button>
        </>
      }
    >
      Neither Docker nor Podman was found on this computer. Install one of them and it shows here by itself,
      or add an engine of another computer.
    </EmptyState>
  );
}
