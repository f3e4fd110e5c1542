import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LogRows } from './log-rows.ts';
import { LogSearch, regularOf } from './log-search.ts';
import { LogStore } from './log-store.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const at = { seconds: 100, nanos: 5_000_000 };
function filled(
  count: number,
  text = (n: number) => `line ${n}`,
  limits?: ConstructorParameters<typeof LogStore>[0],
) {
  const store = new LogStore(limits);
  for (let n = 0; n < count; n += 1) store.append(n % 3 === 0 ? 2 : 1, at, text(n));
  return store;
}

test('lines are found again by their place, in sealed chunks and the growing one', () => {
  const store = filled(5000);
  expect(store.count).toBe(5000);
  for (const n of [0, 1, 1023, 1024, 2047, 4095, 4096, 4999])
    expect(store.line(n)).toEqual({ text: `line ${n}`, stream: n % 3 === 0 ? 2 : 1, at: 100_005 });
  expect(() => store.line(5000)).toThrow(RangeError);
});

test('the oldest make room, and that is counted', () => {
  const store = filled(10_000, undefined, { lines: 3000, characters: 1e9 });
  expect(store.count).toBeLessThanOrEqual(3000);
  expect(store.dropped + store.count).toBe(10_000);
  expect(store.line(store.count - 1).text).toBe('line 9999');
  expect(store.line(0).text).toBe(`line ${store.dropped}`);
});

test('few long lines make room too', () => {
  const store = filled(4096, () => 'x'.repeat(1000), { lines: 1e9, characters: 2_100_000 });
  expect(store.count * 1000).toBeLessThanOrEqual(2_100_000);
});

test('a thousand lines are told once', () => {
  const store = new LogStore();
  const told = vi.fn<() => void>();
  store.subscribe(told);
  for (let n = 0; n < 1000; n += 1) store.append(1, at, 'x');
  vi.advanceTimersByTime(300);
  expect(told).toHaveBeenCalledOnce();
});

test('where drawing is slow, more time is for reading; the last line is told', () => {
  const store = new LogStore();
  let clock = 0;
  const now = vi.spyOn(performance, 'now').mockImplementation(() => clock);
  const told = vi.fn<() => void>(() => {
    clock += 100;
  });
  store.subscribe(told);
  store.append(1, at, 'first');
  vi.advanceTimersByTime(20);
  expect(told).toHaveBeenCalledTimes(1);
  store.append(1, at, 'second');
  vi.advanceTimersByTime(150);
  expect(told).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(400);
  expect(told).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(2000);
  expect(told).toHaveBeenCalledTimes(2);
  now.mockRestore();
});

test('rows and lines lead to one another, wrapped or not', () => {
  const store = filled(3000, n => 'x'.repeat((n % 7) * 30));
  for (const columns of [undefined, 80, 33]) {
    const rows = new LogRows(store, columns);
    for (const line of [0, 5, 1023, 1024, 1500, 2999])
      expect(rows.at(rows.of(line))).toEqual({ line, row: rows.of(line) });
    expect(rows.at(rows.total + 5).line).toBe(2999);
  }
  expect(new LogRows(store, 30).total).toBe(
    Array.from({ length: 3000 }, (_, n) => Math.max(1, n % 7)).reduce((a, b) => a + b),
  );
});

test('a search finds what is there and what comes, step by step and round the end', () => {
  const store = filled(3000, n => (n % 1000 === 7 ? 'a Needle' : 'hay'));
  const search = new LogSearch(store, regularOf({ text: 'needle', matchCase: false, regular: false })!);
  search.start();
  vi.runAllTimers();
  expect([search.count, search.left]).toEqual([3, 0]);
  expect(search.step(undefined, false)).toBe(2007);
  expect(search.step(2007, false)).toBe(1007);
  expect(search.step(7, false)).toBe(2007);
  expect(search.step(2007, true)).toBe(7);
  store.append(1, at, '\u001b[31mnee\u001b[0mdle');
  vi.runAllTimers();
  expect(search.step(2007, true)).toBe(3000);
  expect(search.indexOf(3000)).toBe(3);
  search.stop();
});

test('a search finds what stands far into a line', () => {
  const far = `${'x '.repeat(30_000)}took 17 ms`;
  const store = filled(10, n => (n === 4 ? far : 'x'));
  const search = new LogSearch(
    store,
    regularOf({ text: String.raw`took \d+ \w+`, matchCase: true, regular: true })!,
  );
  search.start();
  vi.runAllTimers();
  expect([search.count, search.step(undefined, false)]).toEqual([1, 4]);
});

test('an expression that takes too long with one line is given up, and no more is searched', () => {
  const store = filled(5000, n => (n === 2 ? 'a'.repeat(60_000) : 'ab'));
  let clock = 0;
  // Each look at the clock is a long time after the one before.
  const now = vi.spyOn(performance, 'now').mockImplementation(() => (clock += 40));
  const search = new LogSearch(store, regularOf({ text: 'a+b', matchCase: true, regular: true })!);
  search.start();
  vi.runAllTimers();
  expect([search.slow, search.count, search.left]).toEqual([true, 2, 4998]);
  store.append(1, at, 'ab');
  vi.runAllTimers();
  expect(search.count).toBe(2);
  now.mockRestore();
});

test('an expression is not given up where only the machine was busy', () => {
  const store = filled(100, () => 'ab');
  let clock = 0;
  let looks = 0;
  const now = vi.spyOn(performance, 'now').mockImplementation(() => (clock += (looks += 1) === 3 ? 500 : 0));
  const search = new LogSearch(store, regularOf({ text: 'a+b', matchCase: true, regular: true })!);
  search.start();
  vi.runAllTimers();
  expect([search.slow, search.count]).toEqual([false, 100]);
  now.mockRestore();
});

test('a search forgets what had to make room', () => {
  const store = filled(2048, () => 'x', { lines: 3000, characters: 1e9 });
  const search = new LogSearch(store, /x/);
  search.start();
  vi.runAllTimers();
  for (let n = 0; n < 4096; n += 1) store.append(1, at, 'y');
  vi.runAllTimers();
  expect(search.count).toBe(0);
});

test('text is text unless it is said to be an expression', () => {
  const plain = { matchCase: true, regular: false };
  expect(regularOf({ ...plain, text: 'a.b(' })?.test('xa.b(')).toBe(true);
  expect(regularOf({ ...plain, text: 'a.b' })?.test('aXb')).toBe(false);
  expect(regularOf({ ...plain, text: 'A' })?.test('a')).toBe(false);
  expect(regularOf({ text: '(', matchCase: false, regular: true })).toBeUndefined();
  expect(regularOf({ text: '(a+)+$', matchCase: false, regular: true })).toBeUndefined();
  expect(regularOf({ ...plain, text: '(a+)+$' })?.test('(a+)+$')).toBe(true);
});
