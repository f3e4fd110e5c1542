import type { BridgeTrial } from '#shared/contract/host-bridges.ts';
import type { HostRun } from '#shared/contract/host-changes.ts';

/** What the records of the host say of a change that is undone unless it is confirmed. */
export function readTrial(before: BridgeTrial, runs: readonly HostRun[], now: number): BridgeTrial {
  const run = before.run === undefined ? undefined : runs.find(({ id }) => id === before.run);
  if (!run) return before;
  const { failure: _old, ...rest } = before;
  if (run.state === 'before') return { ...before, phase: 'undone' };
  if (run.confirmIn === undefined) return run.state === 'after' ? { ...rest, phase: 'kept' } : before;
  const until = now + run.confirmIn * 1000;
  // Its record says `applying` until all is done.
  return { ...rest, phase: run.state === 'after' ? 'waiting' : 'applying', until };
}

/** The newest run that waits for an answer; what a former session left, too. */
export function waitingRun(runs: readonly HostRun[]): HostRun | undefined {
  return runs.filter(({ confirmIn }) => confirmIn !== undefined).toSorted((a, b) => b.at - a.at)[0];
}

/** Seconds that were promised for it. */
export function secondsOf({ steps }: HostRun): number {
  return steps.flatMap(step => (step.do === 'confirm-within' ? [step.seconds] : []))[0] ?? 60;
}

export const isDecided = ({ phase }: BridgeTrial): boolean =>
  phase === 'kept' || phase === 'undone' || phase === 'failed';
