import { setTimeout as pause } from 'node:timers/promises';
import type { Connection, StorageVolRef } from 'node-libvirt';
import type { LiveConnection } from '../../ports.ts';
import type { UploadSource } from '../../storage/upload.ts';
import type { Filling, VolumeInTheMaking } from '../../storage/volume-in-the-making.ts';

/**
 * Every disk format and file system begins within it: the headers of disk images and partition tables, an ISO's
 * descriptors at 32 KiB, btrfs at 64 KiB. It is written last, so that a volume is whole when there is
 * something in it: nobody starts from one that is being filled, or that was left half-filled.
 */
const HEAD = 192 * 1024;

/** An upload that goes on writes at least something within this time. */
const STALLED_MS = 10_000;
const REST_MS = 500;

export async function fillHeadLast(
  volume: VolumeInTheMaking,
  source: UploadSource,
  size: number,
  { signal, progress }: Filling,
): Promise<void> {
  if (size > HEAD) await volume.fill(source, { signal, progress, range: { start: HEAD } });
  await volume.fill(source, { signal, progress: () => undefined, range: { start: 0, length: HEAD } });
  progress(1);
}

/** Resolves with true once it is whole, and with false when nobody writes to it any more. */
export async function waitUntilFilled(
  live: LiveConnection,
  vol: StorageVolRef,
  signal: AbortSignal,
): Promise<boolean> {
  const rpc = await live.work();
  let allocation = await allocationOf(rpc, vol);
  let changedAt = Date.now();
  while (!(await hasHead(live, vol, signal))) {
    if (Date.now() - changedAt > STALLED_MS) return false;
    await pause(REST_MS, undefined, { signal });
    const now = await allocationOf(rpc, vol);
    if (now === allocation) continue;
    allocation = now;
    changedAt = Date.now();
  }
  return true;
}

async function allocationOf(rpc: Connection, vol: StorageVolRef): Promise<bigint> {
  return (await rpc.call('storageVolGetInfo', { vol })).allocation;
}

async function hasHead(live: LiveConnection, vol: StorageVolRef, signal: AbortSignal): Promise<boolean> {
  const connection = await live.openStreamConnection(signal);
  try {
    const args = { vol, offset: 0n, length: BigInt(HEAD), flags: 0 };
    const stream = await connection.openStream('storageVolDownload', args, { signal });
    for await (const bytes of stream as AsyncIterable<Buffer>)
      if (bytes.some(byte => byte !== 0)) return true;
    return false;
  } finally {
    await connection.close();
  }
}
