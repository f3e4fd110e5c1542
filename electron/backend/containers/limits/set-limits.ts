import type Docker from 'dockerode';
import { refusalOf } from '#electron/docker/engine-error.ts';
import type { ContainerRef } from '#shared/contract/containers.ts';
import type { LimitsChange, LimitsOutcome } from '#shared/contract/container-work.ts';
import {
  ignoredLimits,
  type LimitsRequest,
  limitsRequest,
} from '#shared/domain/containers/limits-request.ts';
import { requireFeature } from '../../engines/require-feature.ts';
import { fail } from '../../failures/fail.ts';
import { limitsOf, restartOf } from '../details/limits.ts';
import { inspectedSchema } from '../details/inspected.ts';
import { handleOf } from '../handle.ts';
import type { ContainerDeps } from '../ports.ts';

/** At once, also while it runs; what came of it is read back. */
export async function setLimits(
  deps: ContainerDeps,
  ref: ContainerRef,
  change: LimitsChange,
): Promise<LimitsOutcome> {
  const { name } = deps.containers.require(ref);
  return await handleOf(deps, ref, async (handle, live) => {
    if (change.pids !== undefined) requireFeature(live, 'pids-limit-update');
    const before = inspectedSchema.parse(await handle.inspect()).HostConfig;
    const lasting = change.restart !== undefined && change.restart.name !== 'no';
    if (lasting && before.AutoRemove === true)
      throw fail('UNSUPPORTED', {
        what: `“${name}” cannot be started again by the engine.`,
        reason: 'It was made to be removed when it stops, so nothing would be left to start.',
        remedy: 'Make it anew without that.',
      });
    const asked = limitsRequest(change, limitsOf(before), live.facts);
    await update(handle, asked, live.label);
    const after = inspectedSchema.parse(await handle.inspect()).HostConfig;
    const limits = limitsOf(after);
    return { limits, restart: restartOf(after), ignored: ignoredLimits(asked, change, limits) };
  });
}

/** Throws UNSUPPORTED where the container is there and the call is not: Podman has had it only lately. */
async function update(handle: Docker.Container, asked: LimitsRequest, engine: string): Promise<void> {
  try {
    await handle.update(asked);
  } catch (error) {
    if (refusalOf(error)?.status !== 404) throw error;
    await handle.inspect();
    throw fail('UNSUPPORTED', {
      what: `${engine} cannot change the limits of a container that exists.`,
      reason: 'Its version of Podman does not have that call of Docker’s API.',
      remedy: 'Choose “Run like this one” and give the new container other limits, or update Podman.',
    });
  }
}
