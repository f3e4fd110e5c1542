import { runSteps } from '#electron/jobs/undo.ts';
import type { JobContext } from '#electron/jobs/job.ts';
import type { ContainerRef } from '#shared/contract/containers.ts';
import type { RunRequest } from '#shared/contract/container-run/request.ts';
import { planRun } from '#shared/domain/run/plan.ts';
import { newVolumes } from '#shared/domain/run/steps.ts';
import type { LiveEngine } from '../engines/ports.ts';
import { FailureError } from '../failures/fail.ts';
import { gatherFacts } from './gather-facts.ts';
import type { MadeContainers } from './made-containers.ts';
import type { RunDeps } from './run-deps.ts';
import { stepsOf } from './run-steps.ts';
import { whyRunFailed } from './why-failed.ts';

/** Plans anew and begins to do it. Throws the first problem of the plan, or why the engine is not there. */
export async function beginRun(
  deps: RunDeps,
  made: MadeContainers,
  request: RunRequest,
): Promise<{ job: string }> {
  const live = deps.engines.require(request.engine);
  const facts = await gatherFacts(deps, live, request);
  const plan = planRun(request, facts);
  const [problem] = plan.problems;
  if (problem !== undefined) throw new FailureError(problem.failure);
  const what = request.name ?? request.image;
  const title = request.start === false ? `Make ${what}` : `Run ${what}`;
  const { id } = deps.jobs.start({ title, cancellable: true, engine: live.id }, async job => {
    let ref: ContainerRef | undefined;
    const steps = stepsOf({
      deps,
      live,
      request,
      plan,
      newVolumes: newVolumes(request, facts),
      job,
      made: container => {
        ref = { engine: live.id, id: container };
      },
    });
    const explained = steps.map(step => ({
      ...step,
      do: () =>
        step.do().catch(async (error: unknown) => {
          job.signal.throwIfAborted();
          throw await whyRunFailed(deps, error, { live, request, id: ref?.id });
        }),
    }));
    await runSteps(explained, job);
    if (ref === undefined) return;
    made.put(job.id, ref);
    if (request.autoRemove !== true) await listed(deps, live, ref, job);
  });
  return { job: id };
}

/** Whoever looks at it next finds it in the list: its event may be on the way still. */
async function listed(
  { containers }: RunDeps,
  live: LiveEngine,
  ref: ContainerRef,
  { signal }: JobContext,
): Promise<void> {
  const stop = AbortSignal.any([signal, live.gone]);
  // It is made, whatever comes of the way to the engine.
  await containers.until(ref, container => container !== undefined, stop).catch(() => undefined);
}
