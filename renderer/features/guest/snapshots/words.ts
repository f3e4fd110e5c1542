import { formatDay, formatMoment } from '#renderer/ui/format.ts';
import type { Snapshot } from '#shared/contract/snapshots.ts';
import { stateLooks } from '#renderer/app/guest-actions/looks.ts';

export const kindWords: Record<Snapshot['kind'], string> = {
  internal: 'Inside the disk file',
  external: 'In a new file',
  mixed: 'Both kinds at once',
  none: 'No disk',
};

export const stateWords = (state: Snapshot['state']): string =>
  state === 'disks-only' ? 'Running, but only its disks were taken' : stateLooks[state].label;

export const memoryWords: Record<Snapshot['memory'], string> = {
  none: 'Not kept',
  internal: 'Kept, inside the disk file',
  external: 'Kept, in a file of its own',
};

const hour = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' });

export const takenWhen = (at: number | undefined): string =>
  at === undefined ? 'Not known' : formatMoment(at);

/** Short, for a line of a list: the hour of what was taken today, the day of the rest. */
export function takenShort(at: number | undefined, now: number): string {
  if (at === undefined) return '';
  return formatDay(at) === formatDay(now) ? `Today ${hour.format(at)}` : formatDay(at);
}
