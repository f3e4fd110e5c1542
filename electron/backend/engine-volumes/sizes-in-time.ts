import type { LiveEngine } from '../engines/ports.ts';
import { readVolumeSizes } from './read-volumes.ts';

/** Milliseconds. */
const SIZES_MS = 4000;

/** Bytes by name for a plan: they are good to know, not needed, so nobody waits long for them; empty then. */
export async function sizesInTime(live: LiveEngine): Promise<Record<string, number>> {
  return await readVolumeSizes(live, AbortSignal.timeout(SIZES_MS)).catch(() => ({}));
}
