import { expect, it } from 'vitest';
import { type LastRun, missedHappenings } from './missed.ts';

const run: LastRun = { runs: false, startedAt: 150, endedAt: 180, exitCode: 137, outOfMemory: false };
const kinds = (last: LastRun, from = 100, to = 200) =>
  missedHappenings(last, from, to).map(({ at, happening }) => [at, happening.kind]);

it('tells how the last run began and ended, blaming nobody', () => {
  expect(kinds(run)).toEqual([
    [150, 'state'],
    [180, 'ended'],
  ]);
  expect(kinds({ ...run, outOfMemory: true })[1]).toEqual([180, 'memory']);
  expect(kinds({ ...run, exitCode: 1 })[1]).toEqual([180, 'failed']);
});

it('tells only of the time that nobody followed', () => {
  expect(kinds(run, 160)).toEqual([[180, 'ended']]);
  expect(kinds(run, 100, 170)).toEqual([[150, 'state']]);
  expect(kinds({ runs: false, exitCode: 0, outOfMemory: false })).toEqual([]);
});

it('does not say how it ended of one that runs again', () => {
  const [ended, started] = missedHappenings({ ...run, runs: true, endedAt: 140, exitCode: 0 }, 100, 200);
  expect([ended?.at, started?.at]).toEqual([140, 150]);
  expect(ended?.happening.text).not.toMatch(/\d/);
});
