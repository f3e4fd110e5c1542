import { setTimeout as pause } from 'node:timers/promises';
import { type Connection, LibvirtError, type StoragePoolRef } from 'node-libvirt';
import { refreshPool } from './pools.ts';

const PATIENCE_MS = 10 * 60_000;
const REST_MS = 300;

/**
 * Has libvirt look at a pool again. While it makes another volume there it refuses to, without a code of its
 * own for that: so it is asked until it does.
 */
export async function refreshPatiently(
  rpc: Connection,
  pool: StoragePoolRef,
  signal?: AbortSignal,
): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      await refreshPool(rpc, pool);
      return;
    } catch (error) {
      const busy = error instanceof LibvirtError && error.codeName === 'INTERNAL_ERROR';
      if (!busy || Date.now() > deadline) throw error;
      await pause(REST_MS, undefined, signal && { signal });
    }
  }
}
