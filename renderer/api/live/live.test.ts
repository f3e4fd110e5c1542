import { expect, it, vi } from 'vitest';
import { inventGuest } from '#renderer/testing/invent.ts';
import { inventSample } from '#renderer/testing/invent-details.ts';
import { backOff, follow } from './follow.ts';
import { applyGuestsEvent, guestKey, useGuests } from './guests.ts';
import { applySamples, useSamples } from './samples.ts';

const names = () => [...useGuests.getState().byKey.values()].map(guest => guest.name);

it('follows a stream, opens it again after a loss, and waits longer each time nothing came', async () => {
  const stop = new AbortController();
  const applied: number[] = [];
  const waits: number[] = [];
  const lost = vi.fn();
  let opened = 0;
  await follow<number>({
    signal: stop.signal,
    async open() {
      opened += 1;
      if (opened === 2 || opened === 3) throw new Error('away');
      return (async function* () {
        yield opened;
        if (opened === 4) stop.abort();
      })();
    },
    apply: event => applied.push(event),
    lost,
    delay: attempt => {
      waits.push(attempt);
      return 0;
    },
  });
  expect(applied).toEqual([1, 4]);
  expect(waits).toEqual([0, 1, 2]);
  expect(lost).toHaveBeenCalledTimes(3);
});

it('backs off to ten seconds and no further', () => {
  expect(backOff(0, () => 0.5)).toBe(250);
  expect(backOff(3, () => 0.5)).toBe(2000);
  expect(backOff(50, () => 1)).toBeLessThanOrEqual(11_250);
});

it('keeps the old rows while a list comes in parts, and drops at its end what is gone', () => {
  const [a, b, c] = ['a', 'b', 'c'].map(name => inventGuest({ name })) as [never, never, never];
  applyGuestsEvent({ kind: 'snapshot', guests: [a, b], complete: true });
  applyGuestsEvent({ kind: 'snapshot', guests: [b], complete: false });
  expect(names()).toEqual(['a', 'b']);
  applyGuestsEvent({ kind: 'upsert', guests: [c], complete: true });
  expect(names()).toEqual(['b', 'c']);
  applyGuestsEvent({ kind: 'remove', guests: [b] });
  expect(names()).toEqual(['c']);
});

it('does not draw a sample twice when a new stream repeats what is remembered', () => {
  const guest = inventGuest();
  const samples = [1, 2, 3].map(at => inventSample(guest, at));
  applySamples(samples.slice(0, 2));
  applySamples(samples);
  expect(useSamples.getState().byKey.get(guestKey(guest))?.cpu).toHaveLength(3);
});
