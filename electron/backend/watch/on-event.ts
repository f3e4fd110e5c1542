import type { Connection, Events } from 'node-libvirt';
import { isUnsupported } from '../guests/read-guests.ts';

/** How to stop listening. */
export type Stop = () => unknown;

/**
 * Calls back with each event of a kind from now on. Not every driver has every event: of one that it lacks nothing is
 * told, and what was read only grows old.
 */
export async function onEvent<Name extends keyof Events>(
  rpc: Connection,
  name: Name,
  listener: (event: Events[Name]) => void,
): Promise<Stop> {
  const subscription = await rpc.subscribe(name, listener).catch((error: unknown) => {
    if (isUnsupported(error)) return undefined;
    throw error;
  });
  return async () => {
    await subscription?.cancel().catch(() => undefined);
  };
}
