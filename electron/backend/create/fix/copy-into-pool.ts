import { stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { CreateRequest } from '#shared/contract/create/request.ts';
import { freeVolumeName } from '#shared/domain/create/disks/volume-names.ts';
import type { CreateFacts } from '#shared/domain/create/facts.ts';
import { runSteps } from '#electron/jobs/undo.ts';
import { fail } from '../../failures/fail.ts';
import type { LiveConnection } from '../../ports.ts';
import { VolumeInTheMaking } from '../../storage/volume-in-the-making.ts';
import type { CreateDeps } from '../create-deps.ts';

/** For a file that QEMU may not read where it is: the request takes the copy from then on. */
export async function copyIntoPool(
  deps: CreateDeps,
  live: LiveConnection,
  request: CreateRequest,
  facts: CreateFacts,
  poolName = '',
): Promise<{ job: string; request: CreateRequest }> {
  const { source } = request;
  if (!('image' in source)) throw fail('INPUT_INVALID', { field: 'source' });
  const path = source.image;
  const pool = facts.pools?.find(({ name }) => name === poolName);
  if (!pool) throw fail('POOL_ABSENT', { pool: poolName });
  if (!pool.active) throw fail('POOL_INACTIVE', { pool: pool.name });
  const { size } = await stat(path);
  const suffix = extname(path);
  const name = freeVolumeName(basename(path, suffix), suffix, pool);
  const { connections } = deps;
  const volume = new VolumeInTheMaking({ connections, connection: live.id, pool: pool.name, name });
  const { id } = deps.jobs.start(
    { title: `Copy ${basename(path)} into ${pool.name}`, connection: live.id, cancellable: true },
    job =>
      runSteps(
        [
          {
            title: `Copy ${path} to ${name} in ${pool.name}`,
            undoesHalf: true,
            do: async () => {
              await volume.create({ format: 'raw', capacity: size });
              await volume.fill({ path }, job);
            },
            undo: () => volume.discard(),
          },
        ],
        job,
      ),
  );
  return { job: id, request: { ...request, source: { ...source, image: join(pool.path ?? '/', name) } } };
}
