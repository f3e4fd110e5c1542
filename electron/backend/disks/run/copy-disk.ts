import type { CopyWork } from '#shared/domain/disks/plan/work.ts';
import { runSteps, type UndoableStep } from '#electron/jobs/undo.ts';
import { VolumeInTheMaking } from '../../storage/volume-in-the-making.ts';
import { DISKS } from '../unfinished/about.ts';
import type { Carried } from './carried.ts';
import { copyNow } from './copy-now.ts';
import { copyOff } from './copy-off.ts';
import { deleteOld, forgetCheckpoints } from './leave-behind.ts';

/** A copy of a disk takes its place; until it has, the guest's own is not touched. */
export async function copyDisk(work: CopyWork, carried: Carried): Promise<void> {
  const { deps, guest, job, title } = carried;
  const { pool, name } = work.to;
  const { connections } = deps;
  const volume = new VolumeInTheMaking({ connections, connection: guest.connection, pool, name });
  const { disk, from, to, running } = work;
  const about = { do: 'copy', disk, from: from.path, to, deleteOld: work.deleteOld, running };
  await deps.journal.during({ kind: DISKS, guest, name: guest.name, title, about }, async () => {
    await runSteps(running ? copyNow(work, volume, carried) : copyOff(work, volume, carried), job);
    await deps.guests.refresh(guest);
    // What follows takes nothing back: the guest has its new disk.
    for (const step of after(work, carried)) {
      job.step(step.title);
      job.log(step.title);
      await step.do();
    }
  });
}

function after(work: CopyWork, carried: Carried): Omit<UndoableStep, 'undo'>[] {
  return [
    ...(work.checkpoints.length > 0 ? [forgetCheckpoints(work, carried)] : []),
    ...(work.deleteOld ? [deleteOld(work, carried)] : []),
  ];
}
