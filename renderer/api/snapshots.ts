import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Failure } from '#shared/contract/failure.ts';
import type { Guest } from '#shared/contract/guests.ts';
import type { DiskChain, Snapshot, SnapshotAction, SnapshotSupport } from '#shared/contract/snapshots.ts';
import { api } from './client.ts';
import { toFailure } from './failure.ts';
import { guestKey, guestRef } from './live/guests.ts';
import { useRunningJobs } from './live/jobs.ts';
import { useWhenGuestChanges } from './when-guest-changes.ts';

export interface SnapshotsAnswer {
  snapshots: readonly Snapshot[];
  chains: readonly DiskChain[];
  support: SnapshotSupport;
}

/** Block jobs tell no progress of their own accord: it is asked for while one runs and is looked at. */
const progressMs = 1000;

/** The guest's snapshots and what its disks stand on. Read again when its row changes or a job about it ends. */
export function useSnapshots(guest: Guest): {
  answer: SnapshotsAnswer | undefined;
  failure: Failure | undefined;
} {
  const key = guestKey(guest);
  const queries = useQueryClient();
  const { data, error } = useQuery({
    queryKey: ['snapshots', key],
    queryFn: ({ signal }) => api.snapshots.list({ guest: guestRef(guest) }, { signal }),
    refetchInterval: ({ state }) =>
      state.data?.chains.some(({ job }) => job !== undefined) === true ? progressMs : false,
  });
  const again = () => queries.invalidateQueries({ queryKey: ['snapshots', key] });
  useWhenGuestChanges(guest, again, useRunningJobs(key));
  return { answer: data, failure: error === null ? undefined : toFailure(error) };
}

/** The picture that was taken with a snapshot; undefined until it is there, and where none was. */
export function useSnapshotPicture(
  guest: Guest,
  { name, createdAt, pictured }: Snapshot,
  wanted = true,
): Blob | undefined {
  const { data } = useQuery({
    queryKey: ['snapshot-picture', guestKey(guest), name, createdAt],
    queryFn: ({ signal }) => api.snapshots.thumbnail({ guest: guestRef(guest), snapshot: name }, { signal }),
    enabled: pictured && wanted,
    staleTime: Infinity,
    retry: false,
  });
  return data;
}

/** How an action on this guest's snapshots is planned and run. */
export const snapshotWays = (guest: Guest) => ({
  planOf: (action: SnapshotAction, signal: AbortSignal) =>
    api.snapshots.plan({ guest: guestRef(guest), action }, { signal }),
  runOf: (action: SnapshotAction, stamp: string) =>
    api.snapshots.run({ guest: guestRef(guest), action, stamp }),
});
