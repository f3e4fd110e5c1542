import { refusalOf } from '#electron/docker/engine-error.ts';
import type { ContainerId } from '#shared/contract/containers.ts';
import type { RunRequest } from '#shared/contract/container-run/request.ts';
import { planRun } from '#shared/domain/run/plan.ts';
import { MiB } from '#shared/domain/units.ts';
import { absentMainProgram } from '../containers/absent-main-program.ts';
import type { ContainerDeps } from '../containers/ports.ts';
import type { LiveEngine } from '../engines/ports.ts';
import { fail, FailureError } from '../failures/fail.ts';
import { freeBytes } from '../images/carry/why-failed.ts';
import { gatherFacts } from './gather-facts.ts';

/** Below this an engine cannot write down what a container is. */
const LEAST_ROOM = MiB;

interface Failed {
  readonly live: LiveEngine;
  readonly request: RunRequest;
  /** Once it is made. */
  readonly id?: ContainerId | undefined;
}

/** Looks again after the engine refused, to tell why. What the engine had no part in is given back. */
export async function whyRunFailed(deps: ContainerDeps, error: unknown, failed: Failed): Promise<unknown> {
  const refusal = refusalOf(error);
  if (refusal === undefined) return error;
  const { live, request, id } = failed;
  const facts = await gatherFacts(deps, live, request);
  const [problem] = planRun(request, {
    ...facts,
    containers: facts.containers.filter(each => each.id !== id),
  }).problems;
  if (problem !== undefined)
    return new FailureError({ ...problem.failure, detail: problem.failure.detail ?? refusal.words }, error);
  if (facts.image === undefined) return fail('IMAGE_ABSENT', { image: request.image }, refusal.words);
  const program = id === undefined ? undefined : await absentMainProgram(live, id);
  const name = request.name ?? request.image;
  if (program !== undefined) return fail('PROGRAM_ABSENT', { program, name }, refusal.words);
  const free = await freeBytes(live);
  if (free !== undefined && free < LEAST_ROOM)
    return fail('NO_SPACE', { name, needed: String(LEAST_ROOM), free: String(free) }, refusal.words);
  return fail('ENGINE_FAILED', { name }, refusal.words);
}
