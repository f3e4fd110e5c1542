import type { GuestRef } from '#shared/contract/guests.ts';
import type { BlockJob, PerformanceSample } from '#shared/contract/performance.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import type { AreaDeps } from '../ports.ts';
import { procedures } from '../procedures.ts';
import { Pending } from '../watch/pending.ts';
import { stoppable } from '../watch/stoppable.ts';
import { Rounds, SAMPLES_KEPT } from './rounds.ts';

/** Samples of one message: a long history comes in several, so that none holds up the event loop. */
const SAMPLES_A_MESSAGE = 300;

/** What running guests do, for as long as somebody looks; what was seen is kept while the backend runs. */
export function createPerformanceArea(deps: Pick<AreaDeps, 'connections' | 'guests' | 'log'>) {
  const connections = new Map<ConnectionId, Rounds>();
  deps.connections.onChange(change => {
    if (change.kind === 'remove') connections.delete(change.id);
  });
  const roundsOf = (id: ConnectionId) => {
    const rounds = connections.get(id) ?? new Rounds(id, deps);
    connections.set(id, rounds);
    return rounds;
  };
  return {
    watch: procedures.performance.watch.handler(({ input, signal }) => {
      deps.guests.require(input.guest);
      const { guest, intervalMs } = input;
      return stoppable(stop => watch(roundsOf(guest.connection), guest, intervalMs, stop), signal);
    }),
  };
}

async function* watch(
  rounds: Rounds,
  guest: GuestRef,
  intervalMs: number,
  signal: AbortSignal,
): AsyncGenerator<{ samples: PerformanceSample[]; blockJobs: BlockJob[] }, void, void> {
  const pending = new Pending<number, PerformanceSample>();
  let turn = 0;
  let blockJobs: readonly BlockJob[] = [];
  const stop = rounds.look({
    guest,
    intervalMs,
    tell: told => {
      blockJobs = told.blockJobs;
      for (const sample of told.samples) pending.put(turn++ % SAMPLES_KEPT, sample);
    },
  });
  try {
    for (;;) {
      const samples = await pending.take(SAMPLES_A_MESSAGE, signal);
      if (samples === undefined) return;
      yield { samples, blockJobs: [...blockJobs] };
    }
  } finally {
    stop();
  }
}
