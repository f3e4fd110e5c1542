import { expect, it } from 'vitest';
import { Kept } from './kept.ts';

/** A source whose every answer is let go by hand. */
function source() {
  const waiting: { resolve: (value: string) => void; reject: (error: Error) => void }[] = [];
  let time = 0;
  const load = () => new Promise<string>((resolve, reject) => void waiting.push({ resolve, reject }));
  const kept = new Kept(load, { soft: 10, hard: 100 }, () => time);
  return { kept, waiting, at: (now: number) => void (time = now) };
}

it('reads once for all who ask at the same time', async () => {
  const { kept, waiting } = source();
  const both = Promise.all([kept.get(), kept.get()]);
  waiting[0]?.resolve('a');
  expect(await both).toEqual(['a', 'a']);
  expect(waiting).toHaveLength(1);
});

it('gives what is a little old at once, and what was read meanwhile next time', async () => {
  const { kept, waiting, at } = source();
  const first = kept.get();
  waiting[0]?.resolve('a');
  await first;
  at(5);
  expect(await kept.get()).toBe('a');
  expect(waiting).toHaveLength(1);
  at(50);
  expect(await kept.get()).toBe('a');
  expect(waiting).toHaveLength(2);
  waiting[1]?.resolve('b');
  await Promise.resolve();
  expect(await kept.get()).toBe('b');
});

it('waits for a new reading of what is too old, and tells of its failure', async () => {
  const { kept, waiting, at } = source();
  const first = kept.get();
  waiting[0]?.resolve('a');
  await first;
  at(101);
  const second = kept.get();
  waiting[1]?.reject(new Error('gone'));
  await expect(second).rejects.toThrow('gone');
  const third = kept.get();
  waiting[2]?.resolve('c');
  expect(await third).toBe('c');
});

it('does not keep what began to be read before it changed', async () => {
  const { kept, waiting } = source();
  const before = kept.get();
  kept.forget();
  const after = kept.get();
  waiting[0]?.resolve('old');
  waiting[1]?.resolve('new');
  expect(await before).toBe('old');
  expect(await after).toBe('new');
  expect(await kept.get()).toBe('new');
});

it('reads anew when asked for what is true now', async () => {
  const { kept, waiting } = source();
  const first = kept.get();
  const fresh = kept.fresh();
  waiting[0]?.resolve('old');
  waiting[1]?.resolve('new');
  expect(await first).toBe('old');
  expect(await fresh).toBe('new');
});
