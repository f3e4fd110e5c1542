import type { ActionPlan } from '#shared/contract/action-plan.ts';
import type { ImageMachine } from '#shared/contract/image-machines.ts';
import { planImageMachine } from '#shared/domain/image-machines/plan.ts';
import { stamped } from '../plans/stamp.ts';
import type { ImageMachineDeps } from './image-machine-deps.ts';
import { readMachineFacts } from './read-facts.ts';

/** What a request means now, with the stamp that stands for it. */
export async function planNow(deps: ImageMachineDeps, request: ImageMachine): Promise<ActionPlan> {
  const live = deps.connections.require(request.connection);
  const facts = await readMachineFacts(deps, live, request);
  return stamped(planImageMachine(request, facts), [request]);
}
