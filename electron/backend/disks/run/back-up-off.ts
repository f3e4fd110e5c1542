import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { BackupWork } from '#shared/domain/disks/plan/work.ts';
import type { UndoableStep } from '#electron/jobs/undo.ts';
import { flattenDisk } from '#electron/media/flatten.ts';
import { whileOff } from '../../carry/while-off.ts';
import { fail } from '../../failures/fail.ts';
import { VolumeInTheMaking } from '../../storage/volume-in-the-making.ts';
import { readVolume } from '../../storage/volumes.ts';
import type { Carried } from './carried.ts';
import { areReadable } from './fill-copy.ts';
import { reaching, volumeIn } from './reaching.ts';
import { withReason } from './why-failed.ts';

type BackupDisk = BackupWork['disks'][number];

/** Of a guest that is off, all layers into one: by us where we may read them, else by libvirt. */
export function copyForBackup({ disks, folder }: BackupWork, carried: Carried): UndoableStep {
  const { deps, live, guest, job } = carried;
  return {
    title: `Copy ${disks.map(({ target }) => target).join(', ')}`,
    do: () =>
      whileOff(deps, guest, job.signal, async signal => {
        for (const [index, disk] of disks.entries()) {
          signal.throwIfAborted();
          const progress = (share: number) => job.progress((index + share) / disks.length);
          const { path, format, below, file } = disk;
          const flat = { from: path, format, to: join(folder, file), into: 'qcow2' } as const;
          if (await areReadable(live, [path, ...below])) await flattenDisk(flat, { signal, progress });
          else await copyByHost(folder, disk, carried, progress);
        }
      }),
    // The files go with their folder.
    undo: async () => undefined,
  };
}

async function copyByHost(
  folder: string,
  { path, format, capacity, file }: BackupDisk,
  carried: Carried,
  progress: (share: number) => void,
): Promise<void> {
  const { deps, guest, rpc } = carried;
  const { connections } = deps;
  const to = join(folder, file);
  const { uid, gid } = userInfo();
  await reaching(carried, async reach => {
    const pool = await reach.poolOf(to);
    const volume = new VolumeInTheMaking({ connections, connection: guest.connection, pool, name: file });
    const source = await readVolume(rpc, await volumeIn(reach, carried, path));
    // What a guest wrote at the start of a raw disk must not be taken for an image that names other files.
    if (source.format !== format) throw fail('FILE_DAMAGED', { path });
    await withReason(carried, to, source.allocation, () =>
      volume.clone(path, { format: 'qcow2', capacity, owner: { uid, gid } }, progress),
    );
  });
}
