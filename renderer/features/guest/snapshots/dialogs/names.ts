import { snapshotNameSchema, type Snapshot } from '#shared/contract/snapshots.ts';

/** Why a snapshot cannot be called so; undefined when it can. */
export function nameProblem(name: string): string | undefined {
  if (name === '') return 'It needs a name.';
  const parsed = snapshotNameSchema.safeParse(name);
  if (parsed.success) return undefined;
  return name.length > 120 ? 'At most 120 characters.' : parsed.error.issues[0]?.message;
}

function free(wanted: string, taken: readonly Snapshot[]): string {
  const names = new Set(taken.map(({ name }) => name));
  let name = wanted;
  for (let number = 2; names.has(name); number++) name = `${wanted} (${number})`;
  return name;
}

/** By the day and the hour on the person's own clock: `2026-11-22 14.05`. No colon: some tools refuse one. */
export function suggestedName(taken: readonly Snapshot[], now = new Date()): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return free(`${day} ${two(now.getHours())}.${two(now.getMinutes())}`, taken);
}

/** For what is kept before another one is returned to. */
export const nameBeforeReturn = (to: string, taken: readonly Snapshot[]): string =>
  free(`Before returning to ${to}`.slice(0, 110).trim(), taken);

/** For a guest made of a snapshot. */
export const nameOfExport = (guest: string, snapshot: string): string =>
  `${guest}-${snapshot.replace(/[^\p{L}\p{N}._-]+/gu, '-')}`.slice(0, 80).replace(/-+$/, '');
