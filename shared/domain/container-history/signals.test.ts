import { expect, it } from 'vitest';
import { signalName, signalNumber, signalOfExit } from './signals.ts';

it('reads signals as engines write them', () => {
  expect(['9', 'SIGTERM', 'term', 'KILL', '', 'nothing', '12a'].map(signalNumber)).toEqual([
    9,
    15,
    15,
    9,
    undefined,
    undefined,
    undefined,
  ]);
  expect(signalName(37)).toBe('signal 37');
});

it('tells an exit code of a signal from one of a program', () => {
  expect([0, 1, 128, 129, 143, 192, 193, 255].map(signalOfExit)).toEqual([
    undefined,
    undefined,
    undefined,
    1,
    15,
    64,
    undefined,
    undefined,
  ]);
});
