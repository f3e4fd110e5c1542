import { beforeEach, expect, it, vi } from 'vitest';
import { connectApi } from '#renderer/api/client.ts';
import { applyGuestsEvent, guestKey } from '#renderer/api/live/guests.ts';
import { createFakeBackend } from '#renderer/testing/fake-backend.ts';
import { inventGuest } from '#renderer/testing/invent.ts';
import type { Scene } from '#renderer/testing/scene.ts';
import { useNotices } from '../notifications/store.ts';
import { useOverlay } from '../overlays.ts';
import { actOn, requestAction } from './act.ts';
import { usePending } from './pending.ts';

const [a, b] = [inventGuest({ name: 'a', state: 'off' }), inventGuest({ name: 'b', state: 'off' })];
const pendingOf = (guest: typeof a) => usePending.getState().byKey.get(guestKey(guest))?.action;

function over(change: Partial<Scene>) {
  const { link } = createFakeBackend({ connections: [], guests: [a, b], actMs: 60_000, ...change });
  connectApi(link);
}

beforeEach(() => {
  vi.useFakeTimers();
  usePending.setState({ byKey: new Map() });
  useNotices.setState({ shown: [] });
  useOverlay.setState({ open: undefined });
  applyGuestsEvent({ kind: 'snapshot', guests: [a, b], complete: true });
});

it('shows what was asked for at once, until the state is seen', async () => {
  over({});
  const asked = actOn([a, b], 'start');
  expect([pendingOf(a), pendingOf(b)]).toEqual(['start', 'start']);
  await asked;
  expect(pendingOf(a)).toBe('start');
  applyGuestsEvent({ kind: 'upsert', guests: [{ ...a, state: 'running' }] });
  expect([pendingOf(a), pendingOf(b)]).toEqual([undefined, 'start']);
});

it('takes it back and says why when it is refused', async () => {
  over({ refuse: { start: { code: 'NO_MEMORY', params: {} } } });
  await actOn([a], 'start');
  expect(pendingOf(a)).toBeUndefined();
  expect(useNotices.getState().shown).toHaveLength(1);
});

it('says once how many of several could not', async () => {
  over({ refuse: { start: { code: 'NO_MEMORY', params: {} } } });
  await actOn([a, b], 'start');
  expect(useNotices.getState().shown.map(notice => notice.text)).toEqual([expect.stringContaining('2 of 2')]);
});

it.each(['NETWORK_INACTIVE', 'NETWORK_ABSENT'] as const)(
  'offers what is missing where a guest lacks a network: %s is no failure',
  async code => {
    over({ refuse: { start: { code, params: { network: 'default' } } } });
    await actOn([a, b], 'start');
    expect(pendingOf(a)).toBeUndefined();
    expect(useNotices.getState().shown).toEqual([]);
    expect(useOverlay.getState().open).toEqual({
      kind: 'guest-networks',
      action: 'start',
      guests: [guestKey(a), guestKey(b)],
    });
  },
);

it('asks nothing of guests that cannot do it now', async () => {
  over({});
  await actOn([a], 'pause');
  expect(pendingOf(a)).toBeUndefined();
});

it('gives up waiting for a guest that does not shut down, and offers the hard way', async () => {
  over({});
  const running = { ...a, state: 'running' as const };
  applyGuestsEvent({ kind: 'upsert', guests: [running] });
  createRunning(running);
  await actOn([running], 'shutdown');
  expect(pendingOf(a)).toBe('shutdown');
  vi.advanceTimersByTime(50_000);
  expect(pendingOf(a)).toBeUndefined();
  useNotices.getState().shown[0]?.action?.run();
  expect(useOverlay.getState().open).toEqual({ kind: 'guest-force-off', guests: [guestKey(a)] });
});

function createRunning(guest: typeof a): void {
  connectApi(createFakeBackend({ connections: [], guests: [guest], actMs: 60_000 }).link);
}

it('asks before memory is thrown away', () => {
  over({});
  requestAction([{ ...a, state: 'running' }, b], 'force-off');
  expect(useOverlay.getState().open).toEqual({ kind: 'guest-force-off', guests: [guestKey(a)] });
  expect(pendingOf(a)).toBeUndefined();
});
