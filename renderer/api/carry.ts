import type { CarryAction, ImportFolder } from '#shared/contract/carry.ts';
import type { Guest } from '#shared/contract/guests.ts';
import { api } from './client.ts';
import { guestRef } from './live/guests.ts';

/** How a copy, a template or an export of one guest is planned, and run as it was shown. */
export const carryOf = (guest: Guest) => ({
  planOf: (action: CarryAction, signal: AbortSignal) =>
    api.carry.plan({ guest: guestRef(guest), action }, { signal }),
  runOf: (action: CarryAction, stamp: string) => api.carry.run({ guest: guestRef(guest), action, stamp }),
});

export const planImport = (input: ImportFolder, signal: AbortSignal) =>
  api.carry.planImport(input, { signal });
export const runImport = (input: ImportFolder, stamp: string) => api.carry.runImport({ ...input, stamp });
