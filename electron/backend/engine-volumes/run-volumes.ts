import { stat } from 'node:fs/promises';
import type { EngineVolumeAction } from '#shared/contract/engine-volumes.ts';
import type { EngineVolumeFacts } from '#shared/domain/engine-volumes/facts.ts';
import {
  type EngineVolumeWork,
  inUse,
  planEngineVolumes,
} from '#shared/domain/engine-volumes/plan-volumes.ts';
import { refusalOf } from '#electron/docker/engine-error.ts';
import type { LiveEngine } from '../engines/ports.ts';
import { type Prepared, startPlanned } from '../engines/start-planned.ts';
import { FailureError } from '../failures/fail.ts';
import { stamped } from '../plans/stamp.ts';
import type { AreaDeps } from '../ports.ts';
import { readVolumes } from './read-volumes.ts';
import { sizesInTime } from './sizes-in-time.ts';

/** Looks at everything anew, and decides; nothing is changed. */
export async function prepareVolumes(
  live: LiveEngine,
  action: EngineVolumeAction,
): Promise<Prepared<EngineVolumeWork>> {
  const { plan, work } = planEngineVolumes(action, await gatherFacts(live, action));
  return { plan: stamped(plan, [action, work]), work };
}

async function gatherFacts(live: LiveEngine, action: EngineVolumeAction): Promise<EngineVolumeFacts> {
  const sizes = action.do === 'create' ? Promise.resolve({}) : sizesInTime(live);
  const folder =
    action.do === 'create' && action.of.kind === 'bind' && live.facts.local
      ? await lookAt(action.of.folder)
      : undefined;
  return {
    engine: live.label,
    volumes: await readVolumes(live),
    sizes: await sizes,
    ...(folder !== undefined && { folder }),
  };
}

/** Undefined where we may not look, though the engine may. */
async function lookAt(path: string): Promise<EngineVolumeFacts['folder']> {
  try {
    return (await stat(path)).isDirectory() ? 'there' : 'no-folder';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'absent' : undefined;
  }
}

export async function runVolumes(
  deps: Pick<AreaDeps, 'jobs'>,
  live: LiveEngine,
  action: EngineVolumeAction,
  stamp: string,
): Promise<{ job: string }> {
  const prepared = await prepareVolumes(live, action);
  return startPlanned(deps, live, prepared, stamp, step => runStep(live, step));
}

async function runStep(live: LiveEngine, step: EngineVolumeWork): Promise<void> {
  if (step.do === 'create') {
    const { name: Name, driver: Driver, options: DriverOpts, labels: Labels } = step;
    await live.docker.createVolume({ Name, Driver, DriverOpts, Labels });
    return;
  }
  try {
    await live.docker.getVolume(step.name).remove();
  } catch (error) {
    const status = refusalOf(error)?.status;
    // Somebody else was faster: it is gone, as was wished.
    if (status === 404) return;
    const volume = (await readVolumes(live)).find(({ name }) => name === step.name);
    if (volume && volume.users.length > 0) throw new FailureError(inUse(volume), error);
    throw error;
  }
}
