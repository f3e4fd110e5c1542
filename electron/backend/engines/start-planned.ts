import type { ActionPlan } from '#shared/contract/action-plan.ts';
import { requireShown } from '../plans/stamp.ts';
import type { AreaDeps } from '../ports.ts';
import type { LiveEngine } from './ports.ts';

/** What is shown, and what is done for each of its steps. */
export interface Prepared<Work> {
  readonly plan: ActionPlan;
  readonly work: readonly Work[];
}

/**
 * Starts the job of a plan that was just made anew, one step after the other. Nothing is taken back: each step is
 * whole by itself. Throws what stands in its way, and CONFLICT where another plan was shown.
 */
export function startPlanned<Work>(
  { jobs }: Pick<AreaDeps, 'jobs'>,
  { id: engine }: Pick<LiveEngine, 'id'>,
  { plan, work }: Prepared<Work>,
  stamp: string,
  runStep: (step: Work) => Promise<void>,
): { job: string } {
  requireShown(plan, stamp, plan.title);
  const { id } = jobs.start({ title: plan.title, cancellable: work.length > 1, engine }, async job => {
    for (const [at, step] of work.entries()) {
      job.signal.throwIfAborted();
      const words = plan.steps[at] ?? plan.title;
      job.step(words);
      job.log(words);
      await runStep(step);
      job.progress((at + 1) / work.length);
    }
  });
  return { job: id };
}
