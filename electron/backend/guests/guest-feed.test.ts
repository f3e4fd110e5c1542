import { expect, it } from 'vitest';
import { uuidSchema, type ConnectionId } from '#shared/contract/values.ts';
import type { LiveConnection } from '../ports.ts';
import { GuestFeed } from './guest-feed.ts';
import { GuestStore } from './guest-store.ts';

const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const uuid = uuidSchema.parse('00000000-0000-4000-8000-000000000001');

it('tells who waits for a guest that the link broke before all was read', async () => {
  const gone = new AbortController();
  const rpc = { subscribe: async () => ({}), call: () => new Promise(() => {}) };
  const live = { id: 'a' as ConnectionId, rpc, gone: gone.signal } as unknown as LiveConnection;
  const feed = new GuestFeed(live, new GuestStore(() => {}), log);
  void feed.start();
  const waiting = feed.reread(uuid);
  gone.abort(new Error('broken'));
  await expect(waiting).rejects.toThrow('broken');
});
