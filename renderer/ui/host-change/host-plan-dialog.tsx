import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { toFailure } from '#renderer/api/failure.ts';
import type { HostPlan } from '#shared/contract/host-plan.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { FailureNote } from '../failure-note.tsx';
import { HostChangeDialog } from './host-change-dialog.tsx';
import { HostPlanNotes } from './host-plan-notes.tsx';

interface Props {
  connection: ConnectionId;
  /** What is wanted, as plain data: it is planned once. */
  wish: unknown;
  planOf: (signal: AbortSignal) => Promise<HostPlan>;
  onClose: () => void;
}

/** Plans a wish, and takes its steps from dry run to end; says why where there are none. */
export function HostPlanDialog({ connection, wish, planOf, onClose }: Props) {
  const id = useId();
  const { data, error } = useQuery({
    queryKey: ['host-plan', connection, JSON.stringify(wish)],
    queryFn: ({ signal }) => planOf(signal),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  if (data && data.steps.length > 0) {
    return (
      <HostChangeDialog connection={connection} title={data.title} steps={data.steps} onClose={onClose}>
        <HostPlanNotes plan={data} />
      </HostChangeDialog>
    );
  }
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={id}>
      <DialogTitle id={id}>{data?.title ?? 'Looking at the host…'}</DialogTitle>
      <DialogContent aria-busy={!data && !error}>
        {error && <FailureNote failure={toFailure(error)} />}
        {data && <HostPlanNotes plan={data} />}
        {data?.problems.length === 0 && <p>There is nothing to change: the host is like that already.</p>}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} autoFocus>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}
