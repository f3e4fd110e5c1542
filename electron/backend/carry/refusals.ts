import { LibvirtError } from 'node-libvirt';
import type { ActionPlan } from '#shared/contract/action-plan.ts';
import type { Guest } from '#shared/contract/guests.ts';
import type { LiveConnection } from '../ports.ts';

type Problem = ActionPlan['problems'][number];

/** libvirt itself is asked: the list may still be filling. */
export async function nameTaken({ rpc }: LiveConnection, name: string): Promise<Problem[]> {
  try {
    await rpc.call('domainLookupByName', { name });
    return [{ field: 'name', failure: { code: 'NAME_TAKEN', params: { name } } }];
  } catch (error) {
    if (error instanceof LibvirtError && error.codeName === 'NO_DOMAIN') return [];
    throw error;
  }
}

/**
 * The files of a guest that runs are half written at any moment, and those of a saved one belong to its memory:
 * what is taken of them is not what the guest would find after being shut down.
 */
export function notOff({ name, state }: Guest): Problem[] {
  if (state === 'off' || state === 'crashed') return [];
  const reason =
    state === 'saved'
      ? 'Its memory is saved, and its disks are only whole together with it.'
      : 'It is at work: its disks change while they are read, and what it has in memory is not on them yet.';
  const remedy =
    state === 'saved'
      ? 'Start it and shut it down, or discard the saved memory.'
      : 'Shut it down first; or take a snapshot and export that one as a guest, which can be done while it runs.';
  return [{ failure: { code: 'STATE_INVALID', params: { name, state, reason, remedy } } }];
}
