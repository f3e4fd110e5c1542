import { expect, it } from 'vitest';
import { applyConnectionsEvent, setLink } from '#renderer/api/live/connections.ts';
import { inventConnection, inventGuest } from '#renderer/testing/invent.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { isAvailable, isListed } from '../commands/registry.ts';
import { guestCommandsFor } from './commands.ts';
import { whyUnreachable } from './reach.ts';

const there = 'there' as ConnectionId;
const here = inventConnection();
const [near, far] = [inventGuest({ connection: here.id }), inventGuest({ connection: there })];

function withFar(state: 'online' | 'lost') {
  const connections = [here, inventConnection({ id: there, label: 'build-01', state })];
  applyConnectionsEvent({ kind: 'snapshot', connections });
  setLink('live');
}

it('says why nothing can be asked of a guest whose host is lost', () => {
  withFar('lost');
  expect(whyUnreachable([far])).toContain('build-01');
  expect(whyUnreachable([near, far])).toBeUndefined();
  withFar('online');
  expect(whyUnreachable([far])).toBeUndefined();
});

it('lists what a lost guest could do, but runs none of it', () => {
  withFar('lost');
  const shutdown = guestCommandsFor(() => [far]).find(({ id }) => id === 'guest.shutdown');
  expect(shutdown && [isListed(shutdown), isAvailable(shutdown)]).toEqual([true, false]);
  withFar('online');
  expect(shutdown && isAvailable(shutdown)).toBe(true);
});

it('trusts nothing while the backend itself is away', () => {
  withFar('online');
  setLink('lost');
  expect(whyUnreachable([near])).toContain('backend');
});
