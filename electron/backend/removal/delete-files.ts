import { type Connection, LibvirtError } from 'node-libvirt';
import type { Guest } from '#shared/contract/guests.ts';
import type { JobContext } from '#electron/jobs/job.ts';
import { Reach } from '../storage/reach.ts';
import { fail } from '../failures/fail.ts';
import type { AreaDeps } from '../ports.ts';
import { deleteVolume, volumeAt } from '../storage/volumes.ts';

/** Deletes each of them by the daemon; what cannot be deleted does not keep the others. Throws the first reason. */
export async function deleteFiles(
  deps: AreaDeps,
  guest: Guest,
  rpc: Connection,
  paths: readonly string[],
  job: JobContext,
): Promise<void> {
  const reach = new Reach(deps.connections, guest.connection);
  const kept: string[] = [];
  let first: unknown;
  for (const path of paths) {
    job.step(`Delete ${path}`);
    job.log(`Delete ${path}`);
    try {
      if ((await volumeAt(rpc, path)) === undefined) await reach.poolOf(path);
      const vol = await volumeAt(rpc, path);
      // Gone already is what was wanted.
      if (vol) await deleteVolume(rpc, vol);
    } catch (error) {
      if (!(error instanceof LibvirtError)) throw error;
      first ??= error;
      kept.push(path);
      job.log(`Could not delete ${path} (${error.message})`);
    }
  }
  await reach.end();
  if (kept.length === 0) return;
  const failure = deps.toFailure(first, { path: kept.join(', '), name: guest.name });
  throw fail(failure.code, failure.params, failure.detail);
}
