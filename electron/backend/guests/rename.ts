import type { Guest } from '#shared/contract/guests.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import { fail } from '../failures/fail.ts';
import type { AreaDeps } from '../ports.ts';
import { domainRef } from './guest-key.ts';

/** libvirt renames only what is off, and answers a taken name as an impossible operation: both are told first. */
export async function renameGuest(deps: AreaDeps, guest: Guest, newName: string): Promise<void> {
  const { connection, name, state } = guest;
  if (newName === name) return;
  const live = deps.connections.require(connection);
  if (isActive(state) || state === 'saved') throw fail('STATE_INVALID', { name, state });
  if (deps.guests.list(connection).some(other => other.name === newName)) {
    throw fail('NAME_TAKEN', { name: newName });
  }
  const rpc = await live.work();
  await rpc.call('domainRename', { dom: domainRef(guest), newName, flags: 0 });
  await deps.guests.refresh(guest);
}
