import type { Happening } from '../../contract/history.ts';
import { endHappening } from './end.ts';

/** What an engine still knows of the last time a container ran, whoever looked. Instants; missing: never. */
export interface LastRun {
  readonly runs: boolean;
  readonly startedAt?: number;
  readonly endedAt?: number;
  readonly exitCode: number;
  readonly outOfMemory: boolean;
}

/** What became of it between two instants that nobody followed, as far as its last run tells: oldest first. */
export function missedHappenings(
  { runs, startedAt, endedAt, exitCode, outOfMemory }: LastRun,
  from: number,
  to: number,
): { readonly at: number; readonly happening: Happening }[] {
  const within = (at: number | undefined): at is number => at !== undefined && at > from && at < to;
  // Of one that runs again, the engine has forgotten how it ended before.
  const end = endHappening({ ...(!runs && { exitCode }), sent: undefined, outOfMemory });
  return [
    ...(within(startedAt)
      ? [{ at: startedAt, happening: { kind: 'state', text: 'It started.' } as const }]
      : []),
    ...(within(endedAt) ? [{ at: endedAt, happening: end }] : []),
  ].toSorted((a, b) => a.at - b.at);
}
