import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { toFailure } from '#renderer/api/failure.ts';
import { devicesAgain } from '#renderer/api/live/devices.ts';
import { useJobs } from '#renderer/api/live/jobs.ts';
import { tellOfJob } from '#renderer/app/notifications/tell-of-job.ts';
import type { DryRun } from '#shared/contract/host-changes.ts';
import type { Failure } from '#shared/contract/failure.ts';
import type { Job } from '#shared/contract/jobs.ts';
import type { HostWork } from './host-work.ts';

/** `asking`: sent, and no job is known yet; the desktop may ask for a password meanwhile. */
type Phase = 'planned' | 'asking' | 'running' | 'ended';

export interface HostWorkState {
  dryRun: DryRun | undefined;
  /** Why there is no dry run. */
  failure: Failure | undefined;
  looking: boolean;
  /** It was refused because something is not as it was shown; `dryRun` is the new one. */
  changed: boolean;
  /** Why it was refused otherwise. */
  refused: Failure | undefined;
  phase: Phase;
  job: Job | undefined;
  again: () => void;
  begin: () => Promise<void>;
  /** The dialog goes: what still runs is told of elsewhere. */
  leave: () => void;
}

/** A host work from its dry run to the end of its job. What runs is exactly what the dry run said. */
export function useHostWork(work: HostWork, onDone: () => void): HostWorkState {
  const queries = useQueryClient();
  const [sent, setSent] = useState<{ job?: string; asking?: true; changed?: true; refused?: Failure }>({});
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['host-changes', work.connection, ...work.key],
    queryFn: ({ signal }) => work.dryRun(signal),
    // What would be done a second time is nobody's question.
    enabled: sent.job === undefined,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  const job = useJobs(({ byId }) => (sent.job === undefined ? undefined : byId.get(sent.job)));
  const state = job?.state;
  const tellDone = useEffectEvent(() => {
    void devicesAgain(queries, work.connection);
    if (state === 'done') onDone();
  });
  useEffect(() => {
    if (state !== undefined && state !== 'running') tellDone();
  }, [state]);

  const begin = async () => {
    if (data === undefined || isFetching || sent.asking === true) return;
    setSent({ asking: true });
    try {
      setSent(await work.run(data.stamp));
    } catch (thrown) {
      const refused = toFailure(thrown);
      if (refused.code === 'CONFLICT') await refetch();
      setSent(refused.code === 'CONFLICT' ? { changed: true } : { refused });
    }
  };
  const begun =
    sent.job === undefined ? 'planned' : state === undefined || state === 'running' ? 'running' : 'ended';
  return {
    dryRun: data,
    failure: error === null ? undefined : toFailure(error),
    looking: isFetching,
    changed: sent.changed === true,
    refused: sent.refused,
    phase: sent.asking === true ? 'asking' : begun,
    job,
    again: () => void refetch(),
    begin,
    leave: () => {
      if (sent.job !== undefined && begun === 'running') tellOfJob(sent.job, work.title);
    },
  };
}
