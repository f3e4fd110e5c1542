import type { Guest } from '#shared/contract/guests.ts';
import { qemuStartedAt } from '#electron/host/qemu-processes.ts';
import { fileTree } from '#electron/host/tree/file-tree.ts';
import { isThisComputer } from '../create/this-computer.ts';
import type { LiveConnection } from '../ports.ts';

/** A guest has another number each time it starts. */
const known = new WeakMap<LiveConnection, Map<string, Promise<number | undefined>>>();

/** When a running guest was started, in ms since 1970; only this computer's processes tell. */
export function startedAt(live: LiveConnection, guest: Guest, number: number): Promise<number | undefined> {
  if (!isThisComputer(live)) return Promise.resolve(undefined);
  const ofHost = known.get(live) ?? new Map<string, Promise<number | undefined>>();
  known.set(live, ofHost);
  const key = `${guest.uuid} ${number}`;
  const present = ofHost.get(key);
  if (present) return present;
  for (const other of ofHost.keys()) if (other.startsWith(guest.uuid)) ofHost.delete(other);
  const reading = qemuStartedAt(fileTree(), guest.uuid);
  ofHost.set(key, reading);
  return reading;
}
