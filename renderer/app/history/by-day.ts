import type { HistoryEntry } from '#shared/contract/history.ts';

export type Shown = 'all' | 'jobs' | 'problems';

const troubles: ReadonlySet<HistoryEntry['kind']> = new Set([
  'failed',
  'unhealthy',
  'watchdog',
  'memory',
  'disk',
]);

export function shows(shown: Shown, { kind, failure }: HistoryEntry): boolean {
  if (shown === 'jobs') return kind === 'job';
  return shown === 'all' || troubles.has(kind) || (failure !== undefined && failure.code !== 'CANCELLED');
}

/** Newest first, under the day of each in the words of the person's place. */
export function byDay(
  entries: readonly HistoryEntry[],
  now = Date.now(),
): { day: string; entries: HistoryEntry[] }[] {
  const days: { day: string; entries: HistoryEntry[] }[] = [];
  for (const entry of entries.toReversed()) {
    const day = nameOfDay(entry.at, now);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}

function nameOfDay(at: number, now: number): string {
  const date = new Date(at);
  const daysAgo = (startOfDay(now) - startOfDay(at)) / 86_400_000;
  if (daysAgo < 0.5) return 'Today';
  if (daysAgo < 1.5) return 'Yesterday';
  return date.toLocaleDateString('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
