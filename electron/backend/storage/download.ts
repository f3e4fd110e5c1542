import { open } from 'node:fs/promises';
import { type StorageVolRef, writeSparse } from 'node-libvirt';
import type { LiveConnection } from '../ports.ts';
import { receiveItems } from './receive-items.ts';

export interface DownloadOptions {
  readonly signal: AbortSignal;
  /** 0 to 1. */
  readonly progress: (share: number) => void;
  /** Bytes that are about to come. */
  readonly length: number;
  /** The volume is a file, whose holes are told as such. */
  readonly sparse: boolean;
}

/**
 * Reads a volume byte for byte into a new file of this computer, for its owner alone; sparse stays sparse. On a
 * connection of its own, so that nothing else waits. Rejects with EEXIST rather than write over anything.
 */
export async function download(
  live: LiveConnection,
  vol: StorageVolRef,
  to: string,
  { signal, progress, length, sparse }: DownloadOptions,
): Promise<void> {
  const file = await open(to, 'wx', 0o600);
  try {
    let done = 0;
    const each = (item: { length: number }) => {
      done += item.length;
      if (length > 0) progress(done / length);
    };
    await receiveItems(live, vol, recycle => writeSparse(file, { recycle }), {
      signal,
      sparse,
      start: 0,
      each,
    });
  } finally {
    await file.close();
  }
}
