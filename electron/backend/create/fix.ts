import { basename, extname, join } from 'node:path';
import type { CreateRequest } from '#shared/contract/create.ts';
import { freeVolumeName } from '#shared/domain/create/disk-plan.ts';
import { planGuest } from '#shared/domain/create/plan.ts';
import { stat } from 'node:fs/promises';
import { runSteps } from '#electron/jobs/undo.ts';
import type { OsDatabase } from '#electron/media/osinfo.ts';
import { fail } from '../failures/fail.ts';
import { listNetworks, startNetwork } from '../networks/networks.ts';
import type { AreaDeps } from '../ports.ts';
import { createDefaultPool, defaultPoolPath } from '../storage/default-pool.ts';
import { VolumeInTheMaking } from '../storage/new-volume-steps.ts';
import { listPools, startPool } from '../storage/pools.ts';
import { gatherFacts } from './facts.ts';

export type FixId = 'copy-into-pool' | 'start-network' | 'start-pool' | 'create-pool';

interface Fixing {
  readonly job: string;
  readonly request: CreateRequest;
}

/** Sets one problem of a plan right, as a job, and says how the request reads from then on. */
export async function fixProblem(
  deps: AreaDeps,
  request: CreateRequest,
  fix: FixId,
  database: OsDatabase,
): Promise<Fixing> {
  const live = deps.connections.require(request.connection);
  const facts = await gatherFacts(deps, live, request, database);
  const { resolved } = planGuest(request, facts).plan;
  const { rpc } = live;
  const start = (title: string, work: Parameters<AreaDeps['jobs']['start']>[1], cancellable = false) =>
    deps.jobs.start({ title, connection: live.id, cancellable }, work).id;

  switch (fix) {
    case 'start-network': {
      const network = (await listNetworks(rpc))?.find(({ name }) => name === resolved.network);
      if (!network) throw fail('NETWORK_ABSENT', { network: resolved.network ?? '' });
      return {
        job: start(`Start the network ${network.name}`, () => startNetwork(rpc, network.ref)),
        request,
      };
    }
    case 'start-pool': {
      const pool = (await listPools(rpc))?.find(({ name }) => name === resolved.pool);
      if (!pool) throw fail('POOL_ABSENT', { pool: resolved.pool });
      return { job: start(`Start the pool ${pool.name}`, () => startPool(rpc, pool.ref)), request };
    }
    case 'create-pool': {
      const path = defaultPoolPath(live, deps.env);
      const job = start('Create the pool default', reporter => createDefaultPool(rpc, path, reporter));
      return { job, request: { ...request, pool: 'default' } };
    }
    case 'copy-into-pool': {
      const { source } = request;
      if (source.kind !== 'iso' && source.kind !== 'disk-image')
        throw fail('INPUT_INVALID', { field: 'source' });
      const pool = facts.pools?.find(({ name }) => name === resolved.pool);
      if (!pool) throw fail('POOL_ABSENT', { pool: resolved.pool });
      if (!pool.active) throw fail('POOL_INACTIVE', { pool: pool.name });
      const { size } = await stat(source.path);
      const suffix = extname(source.path);
      const name = freeVolumeName(basename(source.path, suffix), suffix, pool);
      const volume = new VolumeInTheMaking(deps.connections, live.id, pool.name);
      const job = start(
        `Copy ${basename(source.path)} into ${pool.name}`,
        reporter =>
          runSteps(
            [
              volume.createStep(`Make ${name} in ${pool.name}`, { name, format: 'raw', capacity: size }),
              volume.uploadStep(`Copy ${source.path}`, source.path, reporter),
            ],
            reporter,
          ),
        true,
      );
      return { job, request: { ...request, source: { ...source, path: join(pool.path ?? '/', name) } } };
    }
  }
}
