import Button from '@mui/material/Button';
import { go } from '#renderer/app/go.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';

/** Without a connection there is nowhere to create a guest. */
export function NoConnection({ waiting }: { waiting: boolean }) {
  if (waiting)
    return <EmptyState title="Connecting to the host">This goes on by itself in a moment.</EmptyState>;
  return (
    <EmptyState
      title="There is nowhere to create a guest"
      action={
        <Button variant="contained" color="primary" onClick={() => void go({ to: '/readiness' })}>
          See what is missing
        </Button>
      }
    >
      No host is connected. The readiness page says what is missing on this computer.
    </EmptyState>
  );
}
