import { expect, it } from 'vitest';
import { instantOf, stateFacts } from './state.ts';

const never = '0001-01-01T00:00:00Z';
const started = '2026-11-20T10:00:00.123456789Z';
const finished = '2026-11-21T10:00:00Z';

it.each([
  ['created', { state: 'created', startedAt: never, finishedAt: never }, { state: 'created' }],
  [
    'running again, which forgets how it ended before',
    { state: 'running', startedAt: started, finishedAt: finished, exitCode: 3 },
    { state: 'running', since: Date.parse('2026-11-20T10:00:00.123Z') },
  ],
  [
    'ended',
    { state: 'exited', startedAt: started, finishedAt: finished, exitCode: 137 },
    { state: 'exited', since: Date.parse(finished), exitCode: 137 },
  ],
  [
    'ended well',
    { state: 'exited', startedAt: started, finishedAt: finished, exitCode: 0 },
    { state: 'exited', since: Date.parse(finished), exitCode: 0 },
  ],
  [
    'made, and could not be started',
    { state: 'created', startedAt: never, finishedAt: never, exitCode: 127, error: 'no such file' },
    { state: 'created', startFailed: true },
  ],
  [
    'made, and could not be started, of which the engine keeps the code alone',
    { state: 'created', startedAt: never, finishedAt: never, exitCode: 128 },
    { state: 'created', startFailed: true },
  ],
  [
    'ended, and could not be started again',
    { state: 'exited', startedAt: started, finishedAt: finished, exitCode: 128, error: 'port is taken' },
    { state: 'exited', since: Date.parse(finished), exitCode: 128, startFailed: true },
  ],
  [
    'running, whatever was before',
    { state: 'running', startedAt: started, finishedAt: finished, exitCode: 127, error: 'no such file' },
    { state: 'running', since: Date.parse('2026-11-20T10:00:00.123Z') },
  ],
] as const)('says of one that is %s', (_, described, expected) => {
  expect(stateFacts({ exitCode: 0, ...described })).toEqual(expected);
});

it('tells health only of what runs', () => {
  const described = { startedAt: started, finishedAt: finished, exitCode: 0, health: 'healthy' };
  expect(stateFacts({ ...described, state: 'running' }).health).toBe('healthy');
  expect(stateFacts({ ...described, state: 'exited' }).health).toBeUndefined();
  expect(stateFacts({ ...described, state: 'running', health: 'none' }).health).toBeUndefined();
});

it('takes the year 1 and nonsense for never', () => {
  expect([instantOf(never), instantOf(''), instantOf('soon')]).toEqual([undefined, undefined, undefined]);
});
