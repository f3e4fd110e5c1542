import type { Connection, StoragePoolRef } from 'node-libvirt';
import { volumeNamed } from './volumes.ts';

const EVERY_MS = 500;

/**
 * Tells how much of a volume is there while libvirt makes it, which it does not say by itself; returns how to
 * stop. What cannot be read just then is not told.
 * @param expected what it is going to take up, in bytes
 */
export function watchGrowth(
  rpc: Connection,
  pool: StoragePoolRef,
  name: string,
  expected: number,
  progress: (share: number) => void,
): () => void {
  let stopped = false;
  const look = async () => {
    const vol = await volumeNamed(rpc, pool, name);
    const info = vol && (await rpc.call('storageVolGetInfo', { vol }));
    if (info && !stopped && expected > 0) progress(Math.min(0.99, Number(info.allocation) / expected));
  };
  const timer = setInterval(() => void look().catch(() => undefined), EVERY_MS);
  return () => {
    stopped = true;
    clearInterval(timer);
  };
}
