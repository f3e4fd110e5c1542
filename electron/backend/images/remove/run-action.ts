import { refusalOf } from '#electron/docker/engine-error.ts';
import type { JobContext } from '#electron/jobs/job.ts';
import type { EngineId } from '#shared/contract/engines.ts';
import type { ImageAction } from '#shared/contract/images/actions.ts';
import type { ImageWork } from '#shared/domain/images/plan/facts.ts';
import { formatBytes } from '#shared/domain/units.ts';
import { z } from 'zod';
import type { LiveEngine } from '../../engines/ports.ts';
import { fail } from '../../failures/fail.ts';
import { requireShown } from '../../plans/stamp.ts';
import type { ImageDeps } from '../image-deps.ts';
import { planNow } from './plan-now.ts';

/** Does what was shown. CONFLICT when something else would be done by now. */
export async function runAction(
  deps: ImageDeps,
  engine: EngineId,
  action: ImageAction,
  stamp: string,
): Promise<{ job: string }> {
  const { plan, work } = await planNow(deps, engine, action);
  requireShown(plan, stamp, plan.title);
  const { id } = deps.jobs.start({ title: plan.title, cancellable: work.length > 1, engine }, async job => {
    for (const [at, step] of work.entries()) {
      job.signal.throwIfAborted();
      job.progress(at / work.length);
      await run(deps.engines.require(engine), step, job);
    }
    job.progress(1);
  });
  return { job: id };
}

async function run(live: LiveEngine, work: ImageWork, job: JobContext): Promise<void> {
  switch (work.do) {
    case 'untag':
      job.step(`Take the name “${work.tag}” away`);
      // Of the last name of what a container is made of, an engine wants to hear it twice; only the name goes.
      return await unlessGone(live.docker.getImage(work.tag).remove({ force: true }));
    case 'remove':
      job.step(`Remove “${work.title}”`);
      return await removeImage(live, work);
    case 'remove-container':
      job.step(`Remove the container “${work.name}”`);
      return await unlessGone(live.docker.getContainer(work.id).remove());
    case 'prune-cache':
      job.step('Clear the build cache');
      return await pruneCache(live, work.all, job);
  }
}

async function removeImage(
  live: LiveEngine,
  { id, title, force }: Extract<ImageWork, { do: 'remove' }>,
): Promise<void> {
  try {
    // It went with its last name, where nothing held it.
    await unlessGone(live.docker.getImage(id).remove({ force }));
  } catch (error) {
    if (refusalOf(error)?.status !== 409) throw error;
    const reason = 'A container was made of it, or another image built on it, in the meantime.';
    throw fail('RESOURCE_BUSY', { name: title, reason }, refusalOf(error)?.words);
  }
}

async function unlessGone(done: Promise<unknown>): Promise<void> {
  await done.catch((error: unknown) => {
    if (refusalOf(error)?.status !== 404) throw error;
  });
}

const prunedSchema = z.object({ SpaceReclaimed: z.number() });

function pruneCache(live: LiveEngine, all: boolean, job: JobContext): Promise<void> {
  return new Promise((resolve, reject) => {
    // dockerode’s own call leaves “all” out.
    live.docker.modem.dial(
      {
        path: '/build/prune?',
        method: 'POST',
        statusCodes: { 200: true },
        options: { _query: { all }, _body: {} },
      },
      (error: Error | null, answer: unknown) => {
        if (error !== null) return reject(error);
        job.result('Freed', formatBytes(prunedSchema.parse(answer).SpaceReclaimed));
        resolve();
      },
    );
  });
}
