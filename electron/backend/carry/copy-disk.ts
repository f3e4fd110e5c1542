import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import type { CarriedDisk } from '#shared/domain/carry/facts.ts';
import { flattenDisk } from '#electron/media/flatten.ts';
import type { LiveConnection } from '../ports.ts';
import { copyFileTo } from '../storage/copy-file.ts';
import type { VolumeInTheMaking } from '../storage/volume-in-the-making.ts';
import { writableFolder } from '../storage/writable-folder.ts';

export interface DiskCopy {
  readonly disk: CarriedDisk;
  readonly pool: string;
  readonly name: string;
  readonly format: 'qcow2' | 'raw';
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
  { disk, pool, format }: DiskCopy,
  { signal, share }: Copying,
): Promise<void> {
  const from = disk.path ?? '';
  if ((await isReadable(live, disk)) && (await writableFolder(live, pool)) !== undefined) {
    const options = { signal, progress: share };
    // What a guest wrote at the start of a raw disk is never taken for a format.
    const write =
      disk.format === 'raw'
        ? (to: string) => copyFileTo(from, to, options)
        : (to: string) => flattenDisk({ from, format: disk.format, to, into: format }, options);
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
