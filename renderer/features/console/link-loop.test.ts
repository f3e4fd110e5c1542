import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Failure } from '#shared/contract/failure.ts';
import { LinkLoop, type PipeEnd } from './link-loop.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const gone: Failure = { code: 'CONSOLE_UNAVAILABLE', params: {} };

/** A loop over pipes that the test ends by hand. */
function start(refuse = false) {
  const pipes: { end(final?: boolean): void; closed: boolean }[] = [];
  const links: string[] = [];
  let opened = 0;
  const loop = new LinkLoop({
    open: async () => {
      opened += 1;
      if (refuse) throw new Error('no');
      let end = (_why: PipeEnd) => {};
      const ended = new Promise<PipeEnd>(resolve => {
        end = resolve;
      });
      const pipe = {
        ended,
        end: (final = false) => end({ failure: gone, final }),
        closed: false,
        close() {
          pipe.closed = true;
          pipe.end();
        },
      };
      pipes.push(pipe);
      return pipe;
    },
    toFailure: () => gone,
    onLink: link => links.push(link.kind),
  });
  return { loop, pipes, links, opened: () => opened };
}

test('a pipe that ends is opened again', async () => {
  const { pipes, links } = start();
  await vi.advanceTimersByTimeAsync(5000);
  pipes[0]?.end();
  await vi.advanceTimersByTimeAsync(250);
  expect(links).toEqual(['connecting', 'open', 'broken', 'connecting', 'open']);
});

test('a new attempt still says why the last one failed', async () => {
  const seen: unknown[] = [];
  const loop = new LinkLoop({
    open: () => Promise.reject(new Error('no')),
    toFailure: () => gone,
    onLink: link => seen.push(link.kind === 'connecting' ? (link.after ?? 'first') : link.kind),
  });
  await vi.advanceTimersByTimeAsync(250);
  expect(seen.slice(0, 3)).toEqual(['first', 'broken', gone]);
  loop.stop();
});

test('one that is refused is tried at growing distances', async () => {
  const { opened } = start(true);
  const counts: number[] = [];
  for (const ms of [0, 250, 500, 1000]) {
    await vi.advanceTimersByTimeAsync(ms);
    counts.push(opened());
  }
  expect(counts).toEqual([1, 2, 3, 4]);
});

test('a server that hangs up at once is not hammered', async () => {
  const { pipes, opened } = start();
  for (let round = 0; round < 3; round += 1) {
    await vi.advanceTimersByTimeAsync(0);
    pipes.at(-1)?.end();
    await vi.advanceTimersByTimeAsync(250);
  }
  // At 0, 250 and 750 ms; a fixed pause would have made it four.
  expect(opened()).toBe(3);
});

test('a pipe taken by somebody else is left to them until asked for', async () => {
  const { loop, pipes, links, opened } = start();
  await vi.advanceTimersByTimeAsync(0);
  pipes[0]?.end(true);
  await vi.advanceTimersByTimeAsync(60_000);
  expect([opened(), links.at(-1)]).toEqual([1, 'broken']);
  loop.retryNow();
  await vi.advanceTimersByTimeAsync(0);
  expect(links.at(-1)).toBe('open');
});

test('a person in a hurry does not wait', async () => {
  const { loop, opened } = start(true);
  await vi.advanceTimersByTimeAsync(0);
  loop.retryNow();
  await vi.advanceTimersByTimeAsync(0);
  expect(opened()).toBe(2);
});

test('stopping closes the pipe, reports nothing more and leaves no timer', async () => {
  const { loop, pipes, links } = start();
  await vi.advanceTimersByTimeAsync(0);
  loop.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(pipes.map(pipe => pipe.closed)).toEqual([true]);
  expect(links).toEqual(['connecting', 'open']);
  expect(vi.getTimerCount()).toBe(0);
});
