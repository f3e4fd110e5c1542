import type { VolumeAction } from '#shared/contract/volumes.ts';
import { runDiskAction } from '../../disks/run/run-action.ts';
import { fail } from '../../failures/fail.ts';
import { requireShown } from '../../plans/stamp.ts';
import { planNow } from '../plan.ts';
import type { ChangedPool } from '../volume-changes.ts';
import type { VolumesDeps } from '../volumes-deps.ts';
import type { VolumeJob } from './volume-job.ts';
import { copy } from './copy.ts';
import { create } from './create.ts';
import { deleteAll } from './delete.ts';
import { resize } from './resize.ts';
import { wipe } from './wipe.ts';

interface Wanted extends ChangedPool {
  readonly action: VolumeAction;
  readonly stamp: string;
  /** Of a new secret; never kept, shown or logged by us. */
  readonly passphrase?: string | undefined;
}

/** Plans again with what is true now; if that is what was shown, and nothing is in the way, runs it as a job. */
export async function runVolumeAction(
  deps: VolumesDeps,
  { connection, pool, action, stamp, passphrase }: Wanted,
): Promise<{ job: string }> {
  const { plan, work, asDisk } = await planNow(deps, { connection, pool }, action);
  if (asDisk) return await runDiskAction(deps, asDisk.guest, asDisk.action, stamp);
  requireShown(plan, stamp, pool);
  if (!work) throw fail('UNSUPPORTED', { name: pool });
  const needsPassphrase = work.do === 'create' && work.encryption?.secret === null;
  if (needsPassphrase && passphrase === undefined)
    throw fail('INPUT_INVALID', {
      field: 'passphrase',
      reason: 'A new encrypted volume needs a passphrase.',
    });
  const cancellable = work.do === 'create' || work.do === 'copy' || work.do === 'delete';
  const { id } = deps.jobs.start({ title: plan.title, connection, cancellable }, async job => {
    const live = deps.connections.require(connection);
    const on: VolumeJob = { deps, live, rpc: await live.work(), pool, job, title: plan.title };
    try {
      if (work.do === 'create') await create(work, on, passphrase);
      else if (work.do === 'resize') await resize(work, on);
      else if (work.do === 'copy') await copy(work, on);
      else if (work.do === 'wipe') await wipe(work, on);
      else await deleteAll(work, on);
    } finally {
      const changed = work.do === 'copy' ? [pool, work.to.pool] : [pool];
      for (const each of new Set(changed)) deps.changes.emit({ connection, pool: each });
    }
  });
  return { job: id };
}
