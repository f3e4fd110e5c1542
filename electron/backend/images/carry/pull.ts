import type { Readable } from 'node:stream';
import type { JobContext } from '#electron/jobs/job.ts';
import type { FoundLogin } from '#electron/docker/credentials/registry-login.ts';
import { progressLines } from '#electron/docker/progress-lines.ts';
import type { EngineId } from '#shared/contract/engines.ts';
import type { PullChoice } from '#shared/contract/images/actions.ts';
import { familiarName, type Reference, repositoryOf } from '#shared/domain/images/reference.ts';
import { requireFeature } from '../../engines/require-feature.ts';
import type { ImageDeps } from '../image-deps.ts';
import { followLayers } from './follow-layers.ts';
import { requireReference } from './named.ts';
import { personsLogin } from './persons-login.ts';
import { whyPullFailed } from './why-failed.ts';

/** Begins to fetch an image. Throws INPUT_INVALID, API_TOO_OLD, or why the engine is not there. */
export function beginPull(
  deps: ImageDeps,
  engine: EngineId,
  { name, platform }: PullChoice,
): { job: string } {
  const reference = requireReference(name);
  const live = deps.engines.require(engine);
  if (platform !== undefined) requireFeature(live, 'pull-platform');
  const title = `Pull ${familiarName(reference)} to ${live.label}`;
  const { id } = deps.jobs.start({ title, cancellable: true, engine }, job =>
    pull(deps, job, { engine, reference, platform }),
  );
  return { job: id };
}

/** What fetching within another's job takes. */
export type PullDeps = Pick<ImageDeps, 'engines' | 'env' | 'layers'>;

export interface Pull {
  readonly engine: EngineId;
  readonly reference: Reference;
  readonly platform: string | undefined;
}

/** Fetches an image within a job. Throws IMAGE_ABSENT, PULL_REFUSED, PULL_CUT_OFF, NO_SPACE or HOST_UNREACHABLE. */
export async function pull(
  deps: PullDeps,
  job: JobContext,
  { engine, reference, platform }: Pull,
): Promise<void> {
  // At once: whoever began it asks for the layers next.
  const layers = deps.layers.begin(job.id);
  const live = deps.engines.require(engine);
  job.step(`Ask ${reference.registry}`);
  let found: FoundLogin = {};
  try {
    found = await personsLogin(deps, job, reference.registry);
    const stream = await live.docker.createImage(found.login, {
      fromImage: repositoryOf(reference),
      tag: reference.digest ?? reference.tag,
      ...(platform !== undefined && { platform }),
      abortSignal: job.signal,
    });
    await followLayers(job, layers, progressLines(stream as Readable));
  } catch (error) {
    job.signal.throwIfAborted();
    throw await whyPullFailed(error, { live, reference, found, platform, layers: layers.book.layers });
  } finally {
    layers.end();
  }
  // A stream that was cut by a cancel can end like one that is whole.
  job.signal.throwIfAborted();
}
