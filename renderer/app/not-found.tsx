import Button from '@mui/material/Button';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { go } from './go.ts';

export default function NotFound() {
  return (
    <EmptyState
      title="There is nothing at this address"
      action={
        <Button variant="contained" color="primary" onClick={() => void go({ to: '/guests' })}>
          Go to the guests
        </Button>
      }
    />
  );
}
