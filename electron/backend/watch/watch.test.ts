import { describe, expect, it, vi } from 'vitest';
import { BATCH_MS, Pending } from './pending.ts';
import { stoppable } from './stoppable.ts';

const never = new AbortController().signal;

describe('Pending', () => {
  it('keeps the newest value of each key, in the order they changed last', async () => {
    const pending = new Pending<string, string>();
    pending.put('a', 'a1');
    pending.put('b', 'b1');
    pending.put('a', 'a2');
    expect(await pending.take(10, never)).toEqual(['b1', 'a2']);
  });

  it('holds no more than one value a key, however slowly it is read', async () => {
    const pending = new Pending<number, number>();
    for (let value = 0; value < 1000; value += 1) pending.put(value % 3, value);
    expect(await pending.take(10, never)).toEqual([997, 998, 999]);
  });

  it('hands out at most what was asked for and the rest next time', async () => {
    const pending = new Pending<string, string>();
    for (const key of ['a', 'b', 'c']) pending.put(key, key);
    expect(await pending.take(2, never)).toEqual(['a', 'b']);
    expect(await pending.take(2, never)).toEqual(['c']);
  });

  it('tells the first change at once and gathers those right after it', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    try {
      const pending = new Pending<string, string>();
      const first = pending.take(10, never);
      pending.put('a', 'a');
      expect(await first).toEqual(['a']);
      const second = pending.take(10, never);
      pending.put('b', 'b');
      await vi.advanceTimersByTimeAsync(BATCH_MS / 2);
      pending.put('c', 'c');
      await vi.advanceTimersByTimeAsync(BATCH_MS / 2);
      expect(await second).toEqual(['b', 'c']);
    } finally {
      vi.useRealTimers();
    }
  });

  it('does not wait for more than fits one message, but lets others have their turn', async () => {
    const pending = new Pending<number, number>();
    for (const key of [1, 2, 3]) pending.put(key, key);
    await pending.take(1, never);
    const turns: string[] = [];
    setImmediate(() => turns.push('another'));
    const second = pending.take(1, never).then(() => turns.push('second'));
    const soon = new Promise(resolve => setTimeout(resolve, BATCH_MS / 2));
    await Promise.race([second, soon]);
    expect(turns).toEqual(['another', 'second']);
  });

  it('gives up when aborted, also while it waits', async () => {
    const stop = new AbortController();
    const taken = new Pending<string, string>().take(1, stop.signal);
    stop.abort();
    expect(await taken).toBeUndefined();
  });
});

describe('stoppable', () => {
  async function* changes(signal: AbortSignal, ended: () => void) {
    const pending = new Pending<string, string>();
    try {
      yield 'snapshot';
      for (;;) {
        const taken = await pending.take(1, signal);
        if (taken === undefined) return;
        yield* taken;
      }
    } finally {
      ended();
    }
  }

  it.each(['return', 'caller'] as const)('ends while it waits, by %s', async how => {
    const ended = vi.fn();
    const caller = new AbortController();
    const watching = stoppable(signal => changes(signal, ended), caller.signal);
    expect(await watching.next()).toEqual({ value: 'snapshot', done: false });
    const next = watching.next();
    if (how === 'return') await watching.return();
    else caller.abort();
    expect(await next).toEqual({ value: undefined, done: true });
    expect(ended).toHaveBeenCalledOnce();
  });
});
