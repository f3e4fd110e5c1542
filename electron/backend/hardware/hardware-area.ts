import type { GuestRef } from '#shared/contract/guests.ts';
import { procedures } from '../procedures.ts';
import { applyHardware } from './apply.ts';
import { hardwareChoices } from './choices.ts';
import { defineGuest } from './define.ts';
import type { HardwareDeps } from './hardware-deps.ts';
import { planHardware } from './plan.ts';
import { readDocuments } from './read-documents.ts';

/** What a guest is made of: its documents, what can be chosen, and changing it. */
export function createHardwareArea(deps: HardwareDeps) {
  const known = (ref: GuestRef) => deps.guests.require(ref);
  const { hardware } = procedures;
  return {
    documents: hardware.documents.handler(({ input }) => {
      const guest = known(input.guest);
      return readDocuments(deps.connections.require(guest.connection).rpc, guest);
    }),

    choices: hardware.choices.handler(({ input }) => hardwareChoices(deps, known(input.guest))),

    plan: hardware.plan.handler(({ input }) => planHardware(deps, known(input.guest), input.edits)),

    apply: hardware.apply.handler(({ input }) =>
      applyHardware(deps, known(input.guest), input.edits, input.later),
    ),

    define: hardware.define.handler(({ input }) => defineGuest(deps, known(input.guest), input)),
  };
}
