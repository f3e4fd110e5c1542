import type { ActionPlan } from '#shared/contract/action-plan.ts';
import type { DiskAction } from '#shared/contract/disks.ts';
import type { Guest } from '#shared/contract/guests.ts';
import { planDiskAction } from '#shared/domain/disks/plan/plan-action.ts';
import type { DiskWork } from '#shared/domain/disks/plan/work.ts';
import { stamped } from '../plans/stamp.ts';
import type { DisksDeps } from './disks-deps.ts';
import { readActionFacts } from './read/action-facts.ts';

export interface StampedWork {
  readonly plan: ActionPlan;
  readonly work?: DiskWork;
}

/** What an action means now, with the stamp that stands for it. */
export async function planNow(deps: DisksDeps, guest: Guest, action: DiskAction): Promise<StampedWork> {
  const live = deps.connections.require(guest.connection);
  const { plan, work } = planDiskAction(action, await readActionFacts(deps, live, guest, action));
  return { plan: stamped(plan, [action, work]), ...(work && { work }) };
}
