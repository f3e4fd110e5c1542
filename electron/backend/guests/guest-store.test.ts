import { beforeEach, describe, expect, it } from 'vitest';
import { NO_CLAIMS } from '#shared/domain/guests/claims.ts';
import type { GuestState } from '#shared/contract/guests.ts';
import type { ConnectionId, Uuid } from '#shared/contract/values.ts';
import { type GuestChange, GuestStore } from './guest-store.ts';
import type { GuestReading } from './read-guests.ts';

const connection = 'system' as ConnectionId;
const uuid = '6695eb01-f6a4-8304-79aa-97f2502e193f' as Uuid;
const ref = { connection, uuid };

const reading = (state: GuestState, name = 'web'): GuestReading => ({
  row: {
    connection,
    uuid,
    name,
    state,
    persistent: true,
    autostart: false,
    virtualization: 'kvm',
    arch: 'x86_64',
    vcpus: 1,
    memory: 1,
    tags: [],
    displays: [],
    textConsoles: [],
  },
  macs: ['52:54:00:00:00:01'],
  agent: false,
  claims: NO_CLAIMS,
});

let store: GuestStore;
let changes: GuestChange[];
let now: number;

beforeEach(() => {
  now = 100;
  store = new GuestStore(
    error => {
      throw error;
    },
    () => now,
  );
  changes = [];
  store.onChange(change => changes.push(change));
});

describe('GuestStore', () => {
  it('tells of a change once and of the same row again not at all', () => {
    store.put(reading('running'));
    store.put(reading('running'));
    store.put(reading('running', 'shop'));
    expect(changes.map(({ guest }) => guest?.name)).toEqual(['web', 'shop']);
  });

  it('knows since when only for a change it saw', () => {
    store.put(reading('running'));
    expect(store.get(ref)?.since).toBeUndefined();
    store.patch(ref, { state: 'paused' });
    now = 200;
    store.put(reading('paused'));
    expect(store.get(ref)?.since).toBe(100);
    store.put(reading('off'));
    expect(store.get(ref)?.since).toBe(200);
  });

  it('keeps addresses while the guest runs and drops them when it stops', () => {
    store.put(reading('running'));
    store.patch(ref, { addresses: ['192.168.122.7'] });
    store.put(reading('paused'));
    expect(store.get(ref)?.addresses).toEqual(['192.168.122.7']);
    store.patch(ref, { state: 'off' });
    expect(store.get(ref)?.addresses).toEqual([]);
  });

  it('does not make a row of an event about a guest it does not know', () => {
    store.patch(ref, { state: 'running' });
    expect(store.list()).toEqual([]);
    expect(changes).toEqual([]);
  });

  it('removes what a new reading of the connection no longer has', () => {
    store.put(reading('off'));
    store.removeAll(connection, new Set([uuid]));
    expect(store.list()).toHaveLength(1);
    store.removeAll(connection);
    store.remove(ref);
    expect(changes.map(({ guest }) => guest?.state)).toEqual(['off', undefined]);
  });
});
