import { procedures } from '../procedures.ts';
import { planRemoval } from './plan-removal.ts';
import type { RemovalDeps } from './removal-deps.ts';
import { removeGuest } from './remove.ts';

/** Deleting a guest, with a choice of its disks. Part of the contract's guests. */
export function createRemovalArea(deps: RemovalDeps) {
  return {
    removalPlan: procedures.guests.removalPlan.handler(async ({ input }) => {
      const { plan } = await planRemoval(deps, deps.guests.require(input.guest));
      return plan;
    }),

    remove: procedures.guests.remove.handler(({ input }) =>
      removeGuest(deps, deps.guests.require(input.guest), input.deleteDisks, input.deleteFiles),
    ),
  };
}
