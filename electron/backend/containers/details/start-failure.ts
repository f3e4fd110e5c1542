import type { ContainerRef } from '#shared/contract/containers.ts';
import type { Failure } from '#shared/contract/failure.ts';
import type { LiveEngine } from '../../engines/ports.ts';
import { refusedSchema } from '../act/inspected.ts';
import { whyNotStarted } from '../act/why-not-started.ts';
import type { ContainerDeps } from '../ports.ts';

/**
 * Why a container that could not be started would not start now either, by what is to be seen.
 * @param answer what the engine says of it (GET /containers/{id}/json)
 */
export async function readStartFailure(
  { containers }: ContainerDeps,
  live: LiveEngine,
  ref: ContainerRef,
  answer: unknown,
): Promise<Failure> {
  const { name, startFailed } = containers.require(ref);
  // No event tells of it where there is no network to leave.
  if (startFailed === undefined) void containers.refresh(ref).catch(() => undefined);
  const inspected = refusedSchema.parse(answer);
  const words = inspected.State.Error || undefined;
  const why = await whyNotStarted({ live, id: ref.id, name, inspected });
  const { code, params } = why?.failure ?? unseen(live.label);
  return { code, params: { ...params, name }, ...(words && { detail: words }) };
}

const unseen = (host: string): Failure => ({
  code: 'ENGINE_FAILED',
  params: {
    host,
    reason: 'None of the usual reasons is to be seen now; what was reported then is in the details.',
    remedy: 'Start it once more, or correct what was reported.',
  },
});
