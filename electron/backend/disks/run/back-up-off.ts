import { dirname, join } from 'node:path';
import { userInfo } from 'node:os';
import type { BackupWork } from '#shared/domain/disks/plan/work.ts';
import type { UndoableStep } from '#electron/jobs/undo.ts';
import { fail } from '../../failures/fail.ts';
import { findVolume } from '../../storage/find-volume.ts';
import { VolumeInTheMaking } from '../../storage/volume-in-the-making.ts';
import { readVolume } from '../../storage/volumes.ts';
import type { Carried } from './carried.ts';
import { stayingOff } from './staying-off.ts';
import { withReason } from './why-failed.ts';

type BackupDisk = BackupWork['disks'][number];

/** Of a guest that is off: libvirt copies, which may read what this user may not, all layers into one. */
export function copyForBackup({ disks, folder }: BackupWork, carried: Carried): UndoableStep {
  const { deps, live, job } = carried;
  return {
    title: `Copy ${disks.map(({ target }) => target).join(', ')}`,
    do: () =>
      stayingOff(carried, () =>
        deps.folderPools.with(live, folder, async pool => {
          for (const [index, disk] of disks.entries()) {
            job.signal.throwIfAborted();
            const progress = (share: number) => job.progress((index + share) / disks.length);
            await withSourcePool(disk, carried, () => cloneInto(pool, folder, disk, carried, progress));
          }
        }),
      ),
    // The files go with their folder.
    undo: async () => undefined,
  };
}

async function withSourcePool(
  { path }: BackupDisk,
  { deps, live, rpc }: Carried,
  act: () => Promise<void>,
): Promise<void> {
  if (await findVolume(rpc, path)) await act();
  else await deps.folderPools.with(live, dirname(path), act);
}

async function cloneInto(
  pool: string,
  folder: string,
  { path, capacity, file }: BackupDisk,
  carried: Carried,
  progress: (share: number) => void,
): Promise<void> {
  const { deps, guest, rpc } = carried;
  const { connections } = deps;
  const volume = new VolumeInTheMaking({ connections, connection: guest.connection, pool, name: file });
  const source = await findVolume(rpc, path);
  if (!source) throw fail('FILE_NOT_FOUND', { path });
  const { allocation } = await readVolume(rpc, source);
  const { uid, gid } = userInfo();
  await withReason(carried, join(folder, file), allocation, () =>
    volume.clone(path, { format: 'qcow2', capacity, owner: { uid, gid } }, progress),
  );
}
