import type { CopyVolumeWork } from '#shared/domain/volumes/plan/work.ts';
import { runSteps, type UndoableStep } from '#electron/jobs/undo.ts';
import { fillCopy } from '../../disks/run/fill-copy.ts';
import { isFree } from '../../disks/run/leave-behind.ts';
import { fail } from '../../failures/fail.ts';
import { VolumeInTheMaking } from '../../storage/volume-in-the-making.ts';
import { deleteVolume, volumeAt } from '../../storage/volumes.ts';
import { readUsers } from '../read/volume-state.ts';
import type { VolumeJob } from './volume-job.ts';

/** A copy of a volume; half of one is taken back. The old one goes only where it was wished, and last. */
export async function copy(work: CopyVolumeWork, on: VolumeJob): Promise<void> {
  const { deps, live, rpc, job } = on;
  const { from, to } = work;
  const place = { connections: deps.connections, connection: live.id, pool: to.pool, name: to.name };
  const volume = new VolumeInTheMaking(place);
  const guest = { connection: live.id, name: from.name };
  const steps: UndoableStep[] = [
    {
      title: `Copy ${from.name} to ${to.name} in the pool ${to.pool}`,
      undoesHalf: true,
      do: async () => {
        await requireQuiet(from.path, on);
        await fillCopy(work, volume, { deps, live, guest, rpc, job }, job.signal);
        await requireQuiet(from.path, on);
      },
      undo: () => volume.discard(),
    },
  ];
  await runSteps(steps, job);
  if (!work.deleteOld) return;
  job.step(`Delete ${from.name}`);
  job.log(`Delete ${from.name}`);
  if (!(await isFree(from.path, on))) throw fail('RESOURCE_BUSY', { path: from.path });
  const old = await volumeAt(rpc, from.path);
  if (old) await deleteVolume(rpc, old);
}

/** A guest that was started meanwhile writes to it: the copy would be torn. */
async function requireQuiet(path: string, { deps, live }: VolumeJob): Promise<void> {
  const users = await readUsers(deps, live, [path]);
  const running = (users.get(path) ?? []).find(({ active }) => active);
  if (running) throw fail('RESOURCE_BUSY', { path, reason: `It is a disk of ${running.name}, which runs.` });
}
