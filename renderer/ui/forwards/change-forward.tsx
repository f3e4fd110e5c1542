import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { toFailure } from '#renderer/api/failure.ts';
import { keepAddress, planForward, runForward, useForwardsAgain } from '#renderer/api/forwards.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import type { ForwardChange } from '#shared/contract/forwards.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { FailureNote } from '../failure-note.tsx';
import { HostChangeDialog } from '../host-change/host-change-dialog.tsx';
import { HostPlanNotes } from '../host-change/host-plan-notes.tsx';
import { PlanDialog } from '../plan/plan-dialog.tsx';

interface Props {
  connection: ConnectionId;
  change: ForwardChange;
  /** The guest's. */
  name: string;
  onClose: () => void;
}

/** Plans a change of forwards and does it, by the root of the host or by the guest's own QEMU, whichever its way is. */
export function ChangeForward({ connection, change, name, onClose }: Props) {
  const id = useId();
  const again = useForwardsAgain(connection);
  const { data, error } = useQuery({
    queryKey: ['forward-plan', connection, JSON.stringify(change)],
    queryFn: ({ signal }) => planForward(connection, change, signal),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  if (data?.by === 'guest')
    return (
      <PlanDialog
        title={data.plan.title}
        guestName={name}
        action={change}
        planOf={(action, signal) => planOfGuest(connection, action, signal)}
        runOf={(action, stamp) => runForward(connection, action, stamp)}
        confirm={change.do === 'add' ? 'Forward' : 'Remove'}
        onClose={onClose}
        onStarted={again}
      />
    );
  if (data && data.plan.steps.length > 0) {
    const { plan, keep } = data;
    const done = () => {
      if (keep) keepAddress(connection, keep).catch(notifyFailure).finally(again);
      else again();
    };
    return (
      <HostChangeDialog
        connection={connection}
        title={plan.title}
        steps={plan.steps}
        onClose={onClose}
        onDone={done}
      >
        <HostPlanNotes plan={plan} />
      </HostChangeDialog>
    );
  }
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={id}>
      <DialogTitle id={id}>{data?.plan.title ?? 'Looking at the host…'}</DialogTitle>
      <DialogContent aria-busy={!data && !error}>
        {error && <FailureNote failure={toFailure(error)} />}
        {data && <HostPlanNotes plan={data.plan} />}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} autoFocus>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}

async function planOfGuest(connection: ConnectionId, change: ForwardChange, signal: AbortSignal) {
  const planned = await planForward(connection, change, signal);
  if (planned.by === 'guest') return planned.plan;
  throw new Error('The guest is on another kind of network by now.');
}
