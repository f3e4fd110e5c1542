import { useEffect } from 'react';
import { create } from 'zustand';
import type { GuestRef } from '#shared/contract/guests.ts';
import type { BlockJob, PerformanceSample } from '#shared/contract/performance.ts';
import { api } from '../client.ts';
import { follow } from './follow.ts';
import { guestKey, type GuestKey } from './guests.ts';

/** As many as the backend remembers. */
const kept = 3600;
const INTERVAL_MS = 1000;

export interface Performance {
  /** Oldest first. */
  readonly samples: readonly PerformanceSample[];
  readonly blockJobs: readonly BlockJob[];
}

const nothing: Performance = { samples: [], blockJobs: [] };
const usePerformances = create<{ byKey: ReadonlyMap<GuestKey, Performance> }>(() => ({ byKey: new Map() }));

function take(key: GuestKey, told: { samples: PerformanceSample[]; blockJobs: BlockJob[] }): void {
  usePerformances.setState(({ byKey }) => {
    const { samples } = byKey.get(key) ?? nothing;
    // A new stream begins with what is remembered, part of which is known here already.
    const newest = samples.at(-1)?.at ?? 0;
    const fresh = told.samples.filter(({ at }) => at > newest);
    const next = { samples: [...samples, ...fresh].slice(-kept), blockJobs: told.blockJobs };
    return { byKey: new Map([...byKey, [key, next]]) };
  });
}

/** What a guest does, followed while this is shown and the window is in sight. */
export function usePerformance(guest: GuestRef): Performance {
  const { connection, uuid } = guest;
  const key = guestKey({ connection, uuid });
  useEffect(() => {
    let stop: AbortController | undefined;
    const look = () => {
      if (document.hidden) {
        stop?.abort();
        stop = undefined;
      } else if (stop === undefined) {
        stop = new AbortController();
        void follow({
          open: signal =>
            api.performance.watch({ guest: { connection, uuid }, intervalMs: INTERVAL_MS }, { signal }),
          apply: told => take(key, told),
          lost: () => {},
          signal: stop.signal,
        });
      }
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      stop?.abort();
    };
  }, [connection, uuid, key]);
  return usePerformances(({ byKey }) => byKey.get(key)) ?? nothing;
}
