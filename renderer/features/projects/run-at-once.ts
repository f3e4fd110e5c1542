import { projectWays } from '#renderer/api/projects.ts';
import { notifyFailure, showFailure } from '#renderer/app/notifications/store.ts';
import { tellOfJob } from '#renderer/app/notifications/tell-of-job.ts';
import type { EngineId } from '#shared/contract/engines.ts';
import type { ProjectAction } from '#shared/contract/projects.ts';

/** Plans and runs what loses nothing; what stands in its way is told. */
export async function runAtOnce(engine: EngineId, action: ProjectAction): Promise<void> {
  const { planOf, runOf } = projectWays(engine);
  try {
    const plan = await planOf(action, new AbortController().signal);
    const [problem] = plan.problems;
    if (problem) return showFailure(problem.failure);
    const { job } = await runOf(action, plan.stamp);
    tellOfJob(job, plan.title);
  } catch (error) {
    notifyFailure(error);
  }
}
