import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { applyBridge, planBridge } from '#renderer/api/host-bridges.ts';
import { toFailure } from '#renderer/api/failure.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { HostPlanNotes } from '#renderer/ui/host-change/host-plan-notes.tsx';
import { HostWorkDialog } from '#renderer/ui/host-change/host-change-dialog.tsx';
import { applying } from '#renderer/ui/host-change/host-work.ts';
import type { BridgeWish } from '#shared/contract/host-bridges.ts';
import type { ConnectionId } from '#shared/contract/values.ts';

interface Props {
  connection: ConnectionId;
  wish: BridgeWish;
  onBack: () => void;
  /** The host was asked to do it: what comes now is the countdown. */
  onBegun: () => void;
  onClose: () => void;
}

/** What would be done, with every file's diff, and what a person loses by it. */
export function PlanDialog({ connection, wish, onBack, onBegun, onClose }: Props) {
  const id = useId();
  const { data, error } = useQuery({
    queryKey: ['host-bridges', connection, 'plan', wish],
    queryFn: ({ signal }) => planBridge(connection, wish, signal),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  if (data && data.steps.length > 0) {
    const { title, steps } = data;
    const work = {
      ...applying(connection, title, steps),
      run: async (stamp: string) => {
        const started = await applyBridge(connection, title, steps, stamp);
        onBegun();
        return started;
      },
    };
    return (
      <HostWorkDialog work={work} confirm={`Apply, with ${wish.seconds} s to confirm`} onClose={onClose}>
        <HostPlanNotes plan={data} />
      </HostWorkDialog>
    );
  }
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={id}>
      <DialogTitle id={id}>{data?.title ?? 'Looking at the host…'}</DialogTitle>
      <DialogContent aria-busy={!data && !error}>
        {error && <FailureNote failure={toFailure(error)} />}
        {data && <HostPlanNotes plan={data} />}
      </DialogContent>
      <DialogActions>
        {wish.do === 'make' && <Button onClick={onBack}>Back</Button>}
        <Button onClick={onClose} autoFocus>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}
