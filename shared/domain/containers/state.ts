import type { Container, ContainerState } from '../../contract/containers.ts';

/** The engine writes the year 1 for “never”. */
export function instantOf(text: string): number | undefined {
  const at = Date.parse(text);
  return Number.isNaN(at) || at <= 0 ? undefined : at;
}

/** What the engine's description of one container says of its state (moby: api/types, ContainerState). */
export interface DescribedState {
  readonly state: ContainerState;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly exitCode: number;
  /** What the last start failed by, in the engine's words; empty since one that did not. */
  readonly error?: string | undefined;
  readonly health?: string | undefined;
}

type StateFacts = Pick<Container, 'state' | 'since' | 'exitCode' | 'health' | 'startFailed'>;

/** The part of a row that a list does not have. When a pause began, no engine says. */
export function stateFacts(described: DescribedState): StateFacts {
  const { state, startedAt, finishedAt, exitCode, health } = described;
  const ended = state === 'exited' || state === 'dead' || state === 'restarting';
  const since = ended ? instantOf(finishedAt) : state === 'running' ? instantOf(startedAt) : undefined;
  const known = health === 'starting' || health === 'healthy' || health === 'unhealthy';
  return {
    state,
    ...(since !== undefined && { since }),
    ...(ended && { exitCode }),
    // A check that does not run any more keeps its last word.
    ...(known && state === 'running' && { health }),
    ...(startFailed(described) && { startFailed: true }),
  };
}

/** Whether it does not run because it could not be started. Not every engine keeps its words. */
export function startFailed({
  state,
  error,
  exitCode,
}: Pick<DescribedState, 'state' | 'error' | 'exitCode'>) {
  if (state !== 'created' && state !== 'exited') return false;
  return Boolean(error) || (state === 'created' && exitCode !== 0);
}
