import Button from '@mui/material/Button';
import { useEngines } from '#renderer/api/live/engines.ts';
import { go } from '#renderer/app/go.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';

/** Without an engine there is nowhere to run a container. */
export function NoEngine() {
  const waiting = useEngines(
    ({ loaded, byId }) =>
      !loaded || [...byId.values()].some(({ state }) => state === 'connecting' || state === 'online'),
  );
  if (waiting)
    return <EmptyState title="Connecting to the engine">This goes on by itself in a moment.</EmptyState>;
  return (
    <EmptyState
      title="There is nowhere to run a container"
      action={
        <Button variant="contained" color="primary" onClick={() => void go({ to: '/readiness' })}>
          See what is missing
        </Button>
      }
    >
      No container engine answers. The readiness page says what is missing on this computer.
    </EmptyState>
  );
}
