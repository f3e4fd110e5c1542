import { open, rm, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { qemuImg } from './disk-image/qemu-img.ts';
import { MediaError } from './media-error.ts';

export interface Flattening {
  readonly from: string;
  /** What it is read as, whatever its first bytes say. */
  readonly format: string;
  /** Must not be there yet. */
  readonly to: string;
  /** `vmdk`: stream-optimised, as appliances have it. */
  readonly into: 'qcow2' | 'raw' | 'vmdk';
}

export interface FlatteningOptions {
  readonly signal: AbortSignal;
  /** Fractions from 0 to 1. */
  readonly progress: (fraction: number) => void;
}

/** A file system that has less left is full: QEMU writes in clusters of this size and its tables beside them. */
const FULL = 1024 * 1024;

/**
 * Writes all that a guest sees of a disk into one file for its owner alone, standing on nothing. Rejects with
 * EEXIST rather than write over anything, with a MediaError (NO_SPACE, FILE_DAMAGED, UNSUPPORTED without qemu-img)
 * or the signal's reason; `to` is gone then.
 */
export async function flattenDisk(
  { from, format, to, into }: Flattening,
  { signal, progress }: FlatteningOptions,
): Promise<void> {
  await (await open(to, 'wx', 0o600)).close();
  try {
    const options = into === 'vmdk' ? ['-o', 'subformat=streamOptimized,adapter_type=lsilogic'] : [];
    // The kernel copies what is only moved: it may share the bytes, or have the storage do it.
    const offload = format === into ? ['-C'] : [];
    const args = ['convert', '-p', '-U', ...offload, '-f', format, '-O', into, ...options, from, to];
    const { exitCode, said } = await qemuImg(args, { signal, progress });
    if (exitCode !== 0) throw await failureOf(from, to, said);
  } catch (error) {
    await rm(to, { force: true });
    throw error;
  }
}

/** qemu-img tells of it in words alone; the file system knows. */
async function failureOf(from: string, to: string, said: string): Promise<MediaError> {
  const { bavail, bsize } = await statfs(dirname(to));
  return bavail * bsize < FULL
    ? new MediaError('NO_SPACE', { path: dirname(to) }, said)
    : new MediaError('FILE_DAMAGED', { path: from }, said);
}
