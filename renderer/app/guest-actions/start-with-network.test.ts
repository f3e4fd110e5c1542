import { expect, it } from 'vitest';
import { guestKey } from '#renderer/api/live/guests.ts';
import { inventGuest } from '#renderer/testing/invent.ts';
import { useOverlay } from '../overlays.ts';
import { startWithNetwork } from './start-with-network.ts';

const off = inventGuest({ name: 'web-copy', state: 'off' });
const failure = { code: 'NETWORK_INACTIVE' as const, params: { network: 'default' } };

it('offers to start the network and then the guest that a job made', () => {
  startWithNetwork({ failure }, off)?.run();
  expect(useOverlay.getState().open).toEqual({
    kind: 'guest-networks',
    action: 'start',
    guests: [guestKey(off)],
  });
});

it('offers a saved guest its memory, and a running one nothing', () => {
  startWithNetwork({ failure }, { ...off, state: 'saved' })?.run();
  expect(useOverlay.getState().open).toMatchObject({ action: 'restore' });
  expect(startWithNetwork({ failure }, { ...off, state: 'running' })).toBeUndefined();
});

it('offers nothing where the guest was taken back, and nothing for another failure', () => {
  expect(startWithNetwork({ failure }, undefined)).toBeUndefined();
  expect(startWithNetwork({ failure: { code: 'NO_MEMORY', params: {} } }, off)).toBeUndefined();
  expect(startWithNetwork({}, off)).toBeUndefined();
});
