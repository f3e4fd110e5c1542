import { expect, it } from 'vitest';
import type { LiveConnection } from '../ports.ts';
import { DeviceHosts } from '../devices/device-hosts.ts';
import { silent } from '../testing/silent.ts';
import { HostCache } from './host-cache.ts';

/** A host that counts what it is asked for, and tells of changes when told to. */
function host() {
  const asked: string[] = [];
  const tell = new Map<string, () => void>();
  const rpc = {
    call: async (name: string) => {
      asked.push(name);
      return { nets: [], pools: [], filters: [] };
    },
    subscribe: async (name: string, listener: () => void) => void tell.set(name, listener),
  };
  const storage = async () => rpc;
  const live = { rpc, storage, host: { local: false, driver: 'QEMU' }, gone: new AbortController().signal };
  return { live: live as unknown as LiveConnection, asked, tell: (name: string) => tell.get(name)?.() };
}

it('asks again for what an event tells of, and for nothing else', async () => {
  const { live, asked, tell } = host();
  const parts = new HostCache(silent, new DeviceHosts({ env: process.env, log: silent })).of(live);
  const read = () => Promise.all([parts.networks.get(), parts.pools.get(), parts.filters.get()]);
  await read();
  await read();
  expect(asked.toSorted()).toEqual([
    'connectListAllNetworks',
    'connectListAllNwfilters',
    'connectListAllStoragePools',
  ]);
  tell('networkLifecycle');
  await read();
  expect(asked.slice(3)).toEqual(['connectListAllNetworks']);
  tell('storagePoolRefresh');
  await read();
  expect(asked.slice(4)).toEqual(['connectListAllStoragePools']);
});

it('keeps the parts of a connection, and none of an earlier one', () => {
  const cache = new HostCache(silent, new DeviceHosts({ env: process.env, log: silent }));
  const { live } = host();
  expect(cache.of(live)).toBe(cache.of(live));
  expect(cache.of(host().live)).not.toBe(cache.of(live));
});
