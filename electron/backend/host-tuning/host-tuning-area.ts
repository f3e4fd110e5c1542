import { procedures } from '../procedures.ts';
import { readTuning } from './read-tuning.ts';
import type { TuningDeps } from './tuning-deps.ts';

/** Memory and CPUs of hosts; they are changed by steps of the host, as any other thing of it. */
export function createHostTuningArea(deps: TuningDeps) {
  return {
    read: procedures.hostTuning.read.handler(({ input }) => readTuning(deps, input.connection)),
  };
}
