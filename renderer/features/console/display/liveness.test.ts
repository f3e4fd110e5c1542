import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answerWithin, Liveness, quietBeforeProbe } from './liveness.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function start() {
  const sent: number[][] = [];
  const heard: boolean[] = [];
  const liveness = new Liveness({ send: data => sent.push([...(data as Uint8Array)]) }, silent =>
    heard.push(silent),
  );
  return { sent, heard, liveness };
}

test('asks for one pixel after a quiet while, and an answer keeps it well', () => {
  const { sent, heard, liveness } = start();
  vi.advanceTimersByTime(quietBeforeProbe);
  expect(sent).toEqual([[3, 0, 0, 0, 0, 0, 0, 1, 0, 1]]);
  liveness.heard();
  vi.advanceTimersByTime(quietBeforeProbe - 1);
  expect(sent).toHaveLength(1);
  expect(heard).toEqual([]);
});

test('no answer is silence; the first bytes end it', () => {
  const { heard, liveness } = start();
  vi.advanceTimersByTime(quietBeforeProbe + answerWithin);
  expect(heard).toEqual([true]);
  liveness.heard();
  expect(heard).toEqual([true, false]);
});

test('a stopped one asks nothing more', () => {
  const { sent, heard, liveness } = start();
  liveness.stop();
  vi.advanceTimersByTime(60_000);
  expect([sent, heard]).toEqual([[], []]);
});
