export const LONGEST_WAIT_MS = 30_000;
const FIRST_WAIT_MS = 500;

/**
 * How long to wait before the next attempt, in ms: doubling from half a second to 30 s, the upper half of it
 * random, so that many clients of one host do not come back all at once. `attempts` failed so far, from 1.
 */
export function waitBeforeAttempt(attempts: number, random: () => number): number {
  const full = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempts - 1, 16));
  return Math.round(full / 2 + (full / 2) * random());
}
