import Button from '@mui/material/Button';
import { useState } from 'react';
import { reachesRoot } from '#renderer/ui/host-change/root-way.tsx';
import { api } from '#renderer/api/client.ts';
import { useReach } from '#renderer/api/host-changes.ts';
import { useStale } from '#renderer/api/live/connections.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import { tellOfJob } from '#renderer/app/notifications/tell-of-job.ts';
import type { HostRun } from '#shared/contract/host-changes.ts';
import type { ConnectionId } from '#shared/contract/values.ts';

/** Goes on with an interrupted run from where it stopped; what it does was agreed to when it was begun. */
export function ProceedButton({ run, connection }: { run: HostRun; connection: ConnectionId }) {
  const { reach } = useReach(connection);
  const stale = useStale(connection);
  const [busy, setBusy] = useState(false);
  const proceed = async () => {
    setBusy(true);
    try {
      const { job } = await api.hostChanges.proceed({ connection, run: run.id });
      tellOfJob(job, `Continue: ${run.title}`);
    } catch (error) {
      notifyFailure(error);
    } finally {
      setBusy(false);
    }
  };
  if (reach && !reachesRoot(reach))
    return (
      <span>
        In a root shell there: <code>innkeeper-helper continue {run.id}</code>
      </span>
    );
  return (
    <Button
      variant="contained"
      color="primary"
      disabled={stale || busy || reach === undefined}
      onClick={() => void proceed()}
    >
      {busy ? 'Asking for root…' : 'Continue'}
    </Button>
  );
}
