import type { LxcPlan, LxcRequest } from '#shared/contract/lxc.ts';
import { planLxc } from '#shared/domain/lxc/plan.ts';
import type { LxcWork } from '#shared/domain/lxc/work.ts';
import type { ContainerDeps } from '../containers/ports.ts';
import { stamped } from '../plans/stamp.ts';
import { readLxcFacts } from './read-facts.ts';

/** What a request means now, with the stamp that stands for it. */
export async function planNow(
  deps: ContainerDeps,
  request: LxcRequest,
): Promise<{ readonly plan: LxcPlan; readonly work?: LxcWork }> {
  const live = deps.connections.require(request.connection);
  const { plan, work } = planLxc(request, await readLxcFacts(deps, live, request));
  return { plan: { ...stamped(plan, [request]), xml: plan.xml }, ...(work && { work }) };
}
