import type Docker from 'dockerode';
import type { ContainerRef } from '#shared/contract/containers.ts';
import type { LiveEngine } from '../engines/ports.ts';
import { FailureError } from '../failures/fail.ts';
import type { ContainerDeps } from './ports.ts';

/** Asks the engine about one container; what goes wrong is thrown as a failure that names it. */
export async function handleOf<Answer>(
  deps: ContainerDeps,
  ref: ContainerRef,
  ask: (handle: Docker.Container, live: LiveEngine) => Promise<Answer>,
): Promise<Answer> {
  const { name } = deps.containers.require(ref);
  const live = deps.engines.require(ref.engine);
  try {
    return await ask(live.docker.getContainer(ref.id), live);
  } catch (error) {
    throw new FailureError(deps.toFailure(error, { name, host: live.label }), error);
  }
}
