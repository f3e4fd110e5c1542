import type { ContainerRef } from '#shared/contract/containers.ts';
import { refusalOf } from '#electron/docker/engine-error.ts';
import { fail } from '../../failures/fail.ts';
import { handleOf } from '../handle.ts';
import type { ContainerDeps } from '../ports.ts';
import { removalPlan } from './plan.ts';

interface RemoveChoice {
  readonly volumes: boolean;
  readonly force: boolean;
  readonly stamp: string;
}

/** Resolves with the job. Throws CONFLICT when it is not as was shown, STATE_INVALID when it takes force. */
export async function removeContainer(
  deps: ContainerDeps,
  ref: ContainerRef,
  { volumes, force, stamp }: RemoveChoice,
): Promise<string> {
  const plan = await removalPlan(deps, ref, { sizes: false });
  const { name } = plan;
  if (plan.stamp !== stamp) throw fail('CONFLICT', { name });
  if (plan.running && !force)
    throw fail('STATE_INVALID', {
      name,
      reason: 'It runs: its processes would be killed.',
      remedy: 'Stop it first, or say that it may be killed.',
    });
  const spec = { title: `Remove “${name}”`, cancellable: false, container: ref, engine: ref.engine };
  const { id } = deps.jobs.start(spec, async job => {
    await handleOf(deps, ref, async (handle, live) => {
      try {
        await handle.remove({ v: volumes, force });
      } catch (error) {
        // Somebody else has it removed at this very moment, or has done so.
        const status = refusalOf(error)?.status;
        const gone = status === 404 || (status === 409 && deps.containers.get(ref)?.state === 'removing');
        if (!gone) throw error;
      }
      await deps.containers.until(ref, now => now === undefined, AbortSignal.any([job.signal, live.gone]));
      if (!volumes) return;
      for (const volume of plan.volumes.filter(({ anonymous }) => anonymous)) {
        const left: unknown = await live.docker
          .getVolume(volume.name)
          .inspect()
          .catch(() => undefined);
        job.log(`Volume ${volume.name}: ${left === undefined ? 'removed' : 'kept, because it is in use'}`);
      }
    });
  });
  return id;
}
