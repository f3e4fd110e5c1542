import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { TypedAddresses } from './typed-addresses.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('lets only the last of what is typed through', async () => {
  const typed = new TypedAddresses();
  const answers = ['https://example.org/a', 'https://example.org/a.', 'https://example.org/a.iso'].map(
    address => typed.isWhole(address),
  );
  await vi.runAllTimersAsync();
  expect(await Promise.all(answers)).toEqual([false, false, true]);
});

it('lets what is shortened again through as well, and others beside it', async () => {
  const typed = new TypedAddresses();
  const answers = ['https://example.org/ab', 'https://other.org/x', 'https://example.org/a'].map(address =>
    typed.isWhole(address),
  );
  await vi.runAllTimersAsync();
  expect(await Promise.all(answers)).toEqual([false, true, true]);
});

it('lets one through that is asked for again and again', async () => {
  const typed = new TypedAddresses();
  const answers = [1, 2].map(() => typed.isWhole('https://example.org/a.iso'));
  await vi.runAllTimersAsync();
  expect(await Promise.all(answers)).toEqual([true, true]);
});
