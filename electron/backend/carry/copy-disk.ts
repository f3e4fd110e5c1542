import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import type { CarriedDisk } from '#shared/domain/carry/facts.ts';
import { flattenDisk } from '#electron/media/flatten.ts';
import type { LiveConnection } from '../ports.ts';
import { shareBytes } from '../storage/copy-file.ts';
import type { VolumeInTheMaking } from '../storage/volume-in-the-making.ts';
import { writableFolder } from '../storage/writable-folder.ts';

export interface DiskCopy {
  readonly disk: CarriedDisk;
  readonly pool: string;
  readonly format: 'qcow2' | 'raw';
  /** Snapshots inside its file, which are not copied. */
  readonly holdsSnapshots: boolean;
}

interface Copying {
  readonly signal: AbortSignal;
  /** 0 to 1. */
  readonly share: (done: number) => void;
}

/**
 * Fills a new volume with all that the guest sees of a disk, standing on nothing. By this computer where it may
 * read the disk and write into the pool: that can be cancelled at once, and shares the bytes where the file
 * system can. Else by the host's daemon, with all its rights. The disk must not be written meanwhile.
 */
export async function copyDisk(
  live: LiveConnection,
  volume: VolumeInTheMaking,
  { disk, pool, format, holdsSnapshots }: DiskCopy,
  { signal, share }: Copying,
): Promise<void> {
  const from = disk.path ?? '';
  const alone = disk.below.length === 0 && !holdsSnapshots;
  if ((await isReadable(live, disk)) && (await writableFolder(live, pool)) !== undefined) {
    const write = async (to: string) => {
      // At once, where the file system can; what else lies in the file would come along.
      if (alone && disk.format === format && (await shareBytes(from, to))) return;
      // What a guest wrote at the start of a raw disk is never taken for a format.
      await flattenDisk({ from, format: disk.format, to, into: format }, { signal, progress: share });
    };
    await volume.place(write, signal);
    return;
  }
  await volume.clone(from, { format, capacity: disk.capacity }, share);
}

/** By us, with all it stands on, as a file. Of a raw one only into a raw one. */
export async function isReadable(live: LiveConnection, disk: CarriedDisk): Promise<boolean> {
  if (!live.host.local || disk.block || disk.path === undefined) return false;
  try {
    for (const path of [disk.path, ...disk.below]) await access(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}
