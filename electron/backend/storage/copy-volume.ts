import { pipeline } from 'node:stream/promises';
import type { StorageVolRef } from 'node-libvirt';
import type { LiveConnection } from '../ports.ts';
import { counting } from './counting.ts';

export interface VolumeCopy {
  readonly from: StorageVolRef;
  /** As big as the other's file, and raw to libvirt, so that it takes the bytes as they are. */
  readonly to: StorageVolRef;
  /** Bytes of the file. */
  readonly length: number;
}

/** Has the bytes of one volume's file in another's, holes as holes: its header, its snapshots and its bitmaps too. */
export async function copyVolume(
  live: LiveConnection,
  { from, to, length }: VolumeCopy,
  { signal, progress }: { readonly signal: AbortSignal; readonly progress: (share: number) => void },
): Promise<void> {
  const [source, target] = await Promise.all([
    live.openStreamConnection(signal),
    live.openStreamConnection(signal),
  ]);
  try {
    const sparse = true;
    const all = { offset: 0n, length: 0n, flags: 0 };
    const reading = await source.openStream('storageVolDownload', { vol: from, ...all }, { signal, sparse });
    const writing = await target.openStream('storageVolUpload', { vol: to, ...all }, { signal, sparse });
    await pipeline(reading, counting(length, progress, sparse), writing, { signal });
  } finally {
    await Promise.all([source.close(), target.close()]);
  }
}
