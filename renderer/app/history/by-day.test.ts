import { expect, it } from 'vitest';
import type { HistoryEntry } from '#shared/contract/history.ts';
import { byDay, shows } from './by-day.ts';

const now = new Date(2026, 2, 30, 9).getTime();
const at = (day: number, hour: number) => new Date(2026, 2, day, hour).getTime();
const entry = (id: string, when: number, change: Partial<HistoryEntry> = {}): HistoryEntry => ({
  id,
  at: when,
  kind: 'state',
  text: id,
  ...change,
});

it('puts the newest first, under its day, also where clocks change in between', () => {
  const entries = [
    entry('a', at(27, 23)),
    entry('b', at(29, 1)),
    entry('c', at(29, 23)),
    entry('d', at(30, 8)),
  ];
  expect(byDay(entries, now).map(({ day, entries: each }) => [day, each.map(({ id }) => id)])).toEqual([
    ['Today', ['d']],
    ['Yesterday', ['c', 'b']],
    [expect.stringMatching(/^Friday.*27 March 2026$/), ['a']],
  ]);
});

it('calls a problem what went wrong, and not what a person stopped', () => {
  const failed = entry('x', now, { kind: 'job', failure: { code: 'NO_SPACE', params: {} } });
  const stopped = entry('y', now, { kind: 'job', failure: { code: 'CANCELLED', params: {} } });
  const watchdog = entry('z', now, { kind: 'watchdog' });
  const crashed = entry('c', now, { kind: 'failed' });
  const all = [failed, stopped, watchdog, crashed, entry('s', now), entry('g', now, { kind: 'gap' })];
  expect(all.filter(each => shows('problems', each))).toEqual([failed, watchdog, crashed]);
});
