import { z } from 'zod';
import { qemuImg } from './qemu-img.ts';

/** A part of a file that has anything but holes, in bytes. */
export interface Extent {
  readonly start: number;
  readonly length: number;
}

const mapSchema = z.array(z.object({ start: z.number().int(), length: z.number().int(), data: z.boolean() }));

/**
 * Where a file has data, in order, as its file system tells (lseek(2), SEEK_DATA), which Node cannot ask; undefined
 * where qemu-img, which can, is not installed or does not say.
 * @param path in full, so that it is taken for a file and nothing else
 */
export async function dataExtents(path: string, signal?: AbortSignal): Promise<Extent[] | undefined> {
  try {
    const args = ['map', '--output=json', '--force-share', '-f', 'raw', path];
    const { exitCode, stdout } = await qemuImg(args, { signal });
    const map = exitCode === 0 ? mapSchema.safeParse(JSON.parse(stdout)) : undefined;
    return map?.data?.filter(({ data }) => data).map(({ start, length }) => ({ start, length }));
  } catch (error) {
    signal?.throwIfAborted();
    // It costs speed alone: all of the file is read then.
    if (error instanceof Error) return undefined;
    throw error;
  }
}
