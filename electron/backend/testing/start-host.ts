import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JobStore } from '#electron/jobs/job-store.ts';
import { Catalogue } from '#electron/media/catalogue.ts';
import { DownloadCache } from '#electron/media/download-cache.ts';
import { OsDatabase } from '#electron/media/osinfo.ts';
import { ConnectionRegistry } from '../connections/connections.ts';
import { createConnectionsArea } from '../connections/connections-area.ts';
import { createDeps } from '../create/create-deps.ts';
import { HostCache } from '../create/host-cache.ts';
import { toFailure } from '../failures/to-failure.ts';
import { GuestCache } from '../guests/guest-cache.ts';
import type { LiveConnection } from '../ports.ts';
import { DeviceHosts } from '../devices/device-hosts.ts';
import { silent } from './silent.ts';

/** For integration tests of what is read of one host: its connection and what is shared, without any area. */
export async function startHost(uri: string, env: NodeJS.ProcessEnv = process.env) {
  const stateDir = await mkdtemp(join(tmpdir(), 'innkeeper-state-'));
  const registry = new ConnectionRegistry({ env, log: silent });
  const guests = new GuestCache(registry, silent);
  registry.onLink(live => guests.follow(live));
  const database = new OsDatabase(env);
  const cache = new DownloadCache(env, join(stateDir, 'media'));
  const deps = createDeps({
    connections: registry,
    guests,
    hosts: new HostCache(silent, new DeviceHosts({ env, log: silent })),
    jobs: new JobStore({ toFailure }),
    media: { database, cache, catalogue: new Catalogue(database, cache) },
    log: silent,
    stateDir,
    env,
    toFailure,
    prepareStart: async () => {},
  });
  const online = new Promise<LiveConnection>((resolve, reject) => {
    registry.onChange(change => {
      if (change.kind !== 'upsert') return;
      const { id, state, failure } = change.connection;
      const live = registry.live(id);
      if (state === 'online' && live) resolve(live);
      else if (state === 'failed') reject(new Error(`${uri}: ${failure?.detail ?? failure?.code}`));
    });
  });
  const area = await createConnectionsArea({
    registry,
    stateDir,
    log: silent,
    env,
    given: [uri],
    discover: false,
  });
  const live = await online;
  await new Promise<void>(resolve => guests.whenSettled(resolve));
  return {
    deps,
    live,
    async close(): Promise<void> {
      area.stop();
      await registry.close();
      await rm(stateDir, { recursive: true });
    },
  };
}
