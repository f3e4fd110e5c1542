import type { StartedJob } from '#electron/jobs/job.ts';
import { runSteps } from '#electron/jobs/undo.ts';
import type { Guest } from '#shared/contract/guests.ts';
import type { SnapshotAction } from '#shared/contract/snapshots.ts';
import { fail } from '../failures/fail.ts';
import { folderOf } from '#shared/domain/snapshots/names.ts';
import { activePools } from '../storage/active-pools.ts';
import { refreshPool } from '../storage/pools.ts';
import { Progress } from './acting.ts';
import { requireShown } from '../plans/stamp.ts';
import { HostFiles } from './host-files.ts';
import { held, isHeld } from './held.ts';
import { type Doing, prepare } from './prepare.ts';
import type { Tree } from './read-tree.ts';
import { runOps } from './run-ops.ts';
import type { SnapshotDeps } from './snapshot-deps.ts';

export const KIND = 'snapshots';

/** Plans anew, and does it when it is still what was shown. One such job at a time for a guest. */
export async function runAction(
  deps: SnapshotDeps,
  guest: Guest,
  action: SnapshotAction,
  stamp: string,
): Promise<StartedJob> {
  if (isHeld(guest)) throw fail('RESOURCE_BUSY', { name: guest.name });
  const prepared = await prepare(deps, guest, action);
  requireShown(prepared.plan, stamp, guest.name);
  const { doing, note } = prepared;
  if (!doing || !note) throw fail('CONFLICT', { name: guest.name });
  const { tree, plan } = prepared;
  return start(deps, guest, { tree, title: plan.title }, doing, work =>
    deps.journal.during({ kind: KIND, guest, name: guest.name, title: plan.title, about: note }, open =>
      work(() => open.stays()),
    ),
  );
}

/** As a job. `around` is what is done before and after, such as writing it down. */
export function start(
  deps: SnapshotDeps,
  guest: Guest,
  { tree, title }: { readonly tree: Tree; readonly title: string },
  doing: Doing,
  around: (work: (wrote: () => void) => Promise<void>) => Promise<void>,
): StartedJob {
  const { connection, uuid } = guest;
  const release = held(guest);
  const spec = { title, connection, guest: { connection, uuid }, cancellable: true };
  return deps.jobs.start(spec, async job => {
    const files = new HostFiles(deps.connections, tree.live);
    try {
      await around(async wrote => {
        const acting = { deps, guest, tree, job, files, progress: new Progress(wrote) };
        if (doing.kind === 'ops') await runOps(acting, doing.ops);
        else await runSteps(doing.steps(acting), job);
      });
    } finally {
      release();
      await files.end();
      await refreshPools(tree);
      await deps.guests.refresh(guest).catch(() => undefined);
    }
  });
}

/** Files were made and deleted behind its back: libvirt's pools are told, where they lie in any. */
async function refreshPools({ live, facts }: Tree): Promise<void> {
  try {
    const rpc = await live.work();
    const folders = new Set([...facts.layers.keys()].map(folderOf));
    for (const pool of await activePools(live))
      if (pool.path !== undefined && folders.has(pool.path)) await refreshPool(rpc, pool.ref);
  } catch {
    // A pool that is busy, or a host that is gone: it finds out by itself one day.
  }
}
