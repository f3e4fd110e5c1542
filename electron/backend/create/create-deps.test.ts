import { expect, it } from 'vitest';
import type { ConnectionId } from '#shared/contract/values.ts';
import { JobStore } from '#electron/jobs/job-store.ts';
import { toFailure } from '../failures/to-failure.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';
import { DeviceHosts } from '../devices/device-hosts.ts';
import { silent } from '../testing/silent.ts';
import { createDeps } from './create-deps.ts';
import { HostCache } from './host-cache.ts';

const connection = 'here' as ConnectionId;

/** A host on which only its filters and networks are asked for. */
function shared(asked: string[]) {
  const rpc = {
    call: async (name: string) => {
      asked.push(name);
      return { nets: [], filters: [] };
    },
    subscribe: async () => undefined,
  };
  const live = { id: connection, rpc, host: { local: false }, gone: new AbortController().signal };
  const deps = {
    connections: { live: () => live },
    jobs: new JobStore({ toFailure }),
    log: silent,
    toFailure,
    hosts: new HostCache(silent, new DeviceHosts({ env: process.env, log: silent })),
  };
  return {
    live: live as unknown as LiveConnection,
    deps: deps as unknown as AreaDeps & { hosts: HostCache },
  };
}

it.each([
  ['ends well', async () => undefined],
  ['fails', async () => Promise.reject(new Error('no room'))],
])('forgets what it knew of a host before it is told that a job there %s', async (_, work) => {
  const asked: string[] = [];
  const { live, deps: given } = shared(asked);
  const deps = createDeps(given);
  const { networks } = deps.hosts.of(live);
  await networks.get();
  await networks.get();
  expect(asked).toEqual(['connectListAllNetworks']);
  const { ended } = deps.jobs.start({ title: 'x', connection, cancellable: false }, work);
  await ended;
  await networks.get();
  expect(asked).toHaveLength(2);
});
