import Button from '@mui/material/Button';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { EmptyState } from '#renderer/ui/empty-state.tsx';

/** Stands in for a page or tab that broke; everything around it keeps working. */
export function PageError({ error, reset }: ErrorComponentProps) {
  return (
    <EmptyState
      title="This part of the window broke"
      action={
        <>
          <Button variant="contained" color="primary" onClick={reset}>
            Show it again
          </Button>
          <Button onClick={() => location.reload()}>Reload the window</Button>
        </>
      }
    >
      Nothing happened to your guests. What it said: {error instanceof Error ? error.message : String(error)}
    </EmptyState>
  );
}
