import { setTimeout as pause } from 'node:timers/promises';
import { type Age, type Kept } from '../kept.ts';
import type { TypedAddresses } from './typed-addresses.ts';

/** Whoever plans waits no longer for a server; its answer is there the next time. */
const PATIENCE_MS = 3_000;

/**
 * What a server says. `kept`: as it said before; one that was never asked is asked once the address is no longer
 * being typed. Undefined while there is no answer.
 */
export async function fromWeb<Value>(
  typed: TypedAddresses,
  address: string,
  known: Kept<Value>,
  age: Age,
): Promise<Value | undefined> {
  if (age === 'now') return known.fresh();
  if (!known.begun && !(await typed.isWhole(address))) return undefined;
  const late = new AbortController();
  const waited = pause(PATIENCE_MS, undefined, { signal: late.signal }).catch(() => undefined);
  try {
    return await Promise.race([known.get(), waited]);
  } finally {
    late.abort();
  }
}
