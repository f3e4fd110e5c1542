import { expect, it, vi } from 'vitest';
import { stoppable } from './stoppable.ts';
import { tellChanges } from './tell-changes.ts';

it('tells that it listens, and what comes before that was taken as one', async () => {
  let change = () => {};
  const changes = tellChanges(changed => {
    change = changed;
    changed();
    return [];
  }, new AbortController().signal);
  expect((await changes.next()).done).toBe(false);
  const next = changes.next();
  change();
  expect((await next).done).toBe(false);
});

it('stops listening when it is ended while it waits', async () => {
  const stops = [vi.fn(), vi.fn()];
  const changes = stoppable(signal => tellChanges(() => stops, signal));
  await changes.next();
  const next = changes.next();
  await changes.return();
  expect(await next).toEqual({ value: undefined, done: true });
  for (const stop of stops) expect(stop).toHaveBeenCalledOnce();
});
