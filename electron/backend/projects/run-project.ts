import type { JobContext } from '#electron/jobs/job.ts';
import type { ActionPlan } from '#shared/contract/action-plan.ts';
import type { ProjectAction } from '#shared/contract/projects.ts';
import type { ProjectFacts } from '#shared/domain/projects/facts.ts';
import { planProject } from '#shared/domain/projects/plan-project.ts';
import type { ProjectWork } from '#shared/domain/projects/work.ts';
import type { ContainerDeps } from '../containers/ports.ts';
import type { LiveEngine } from '../engines/ports.ts';
import { requireShown, stamped } from '../plans/stamp.ts';
import { gatherFacts } from './gather-facts.ts';
import { runByApi } from './run-by-api.ts';
import { runByTool } from './run-by-tool.ts';

interface Prepared {
  readonly plan: ActionPlan;
  readonly work: ProjectWork | undefined;
  readonly facts: ProjectFacts;
}

/** Looks at everything anew, and decides; nothing is changed. */
export async function prepareProject(
  deps: ContainerDeps,
  live: LiveEngine,
  action: ProjectAction,
): Promise<Prepared> {
  const facts = await gatherFacts(deps, live, action);
  const { plan, work } = planProject(action, facts);
  return { plan: stamped(plan, [action, work]), work, facts };
}

export async function runProject(
  deps: ContainerDeps,
  live: LiveEngine,
  action: ProjectAction,
  stamp: string,
): Promise<{ job: string }> {
  const { plan, work, facts } = await prepareProject(deps, live, action);
  requireShown(plan, stamp, action.project);
  if (work === undefined) throw new Error('A plan without problems has work.');
  const { id } = deps.jobs.start(
    { title: plan.title, cancellable: true, engine: live.id },
    (job: JobContext) =>
      work.by === 'tool' ? runByTool({ deps, live, action, work, facts, job }) : runByApi(live, work, job),
  );
  return { job: id };
}
