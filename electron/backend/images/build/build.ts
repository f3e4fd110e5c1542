import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { buildkitEvents } from '#electron/docker/build/buildkit-events.ts';
import { classicEvents } from '#electron/docker/build/classic-events.ts';
import { packContext } from '#electron/docker/build/context.ts';
import { refusalOf } from '#electron/docker/engine-error.ts';
import { progressLines } from '#electron/docker/progress-lines.ts';
import type { JobContext } from '#electron/jobs/job.ts';
import type { EngineId } from '#shared/contract/engines.ts';
import type { BuildChoice } from '#shared/contract/images/build.ts';
import { readDockerfile } from '#shared/domain/images/dockerfile.ts';
import { fail } from '../../failures/fail.ts';
import type { ImageDeps } from '../image-deps.ts';
import { requireReference } from '../carry/named.ts';
import { freeBytes } from '../carry/why-failed.ts';
import { builderOf } from './offer.ts';
import { fetchBases } from './bases.ts';
import { BuildBook } from './build-book.ts';

/** Less than any layer takes. */
const FULL = 1024 * 1024;

/** Begins to build an image from a folder. Throws INPUT_INVALID, or why the Dockerfile cannot be read. */
export async function beginBuild(
  deps: ImageDeps,
  engine: EngineId,
  choice: BuildChoice,
): Promise<{ job: string }> {
  for (const tag of choice.tags)
    if (requireReference(tag, 'tags').digest !== undefined)
      throw fail('INPUT_INVALID', { field: 'tags', reason: 'A name with a tag is given, not a digest.' });
  deps.engines.require(engine);
  const dockerfile = readDockerfile(await readFile(join(choice.folder, choice.dockerfile), 'utf8'));
  const title = `Build ${choice.tags[0] ?? `the image of ${choice.folder}`}`;
  const { id } = deps.jobs.start({ title, cancellable: true, engine }, async job => {
    await fetchBases(deps, job, { engine, choice, dockerfile });
    await build(deps, job, engine, choice);
  });
  return { job: id };
}

async function build(deps: ImageDeps, job: JobContext, engine: EngineId, choice: BuildChoice): Promise<void> {
  const live = deps.engines.require(engine);
  const builder = builderOf(live);
  const book = new BuildBook(job);
  job.step('Send the folder');
  try {
    const tarball = await packContext(choice.folder, choice.dockerfile, job.signal);
    const broken = new Promise<never>((_resolve, reject) => tarball.once('error', reject));
    const asked = live.docker.buildImage(tarball, optionsOf(choice, builder, job.signal));
    // What cannot be read here breaks the request off: the reason is the file, not the engine.
    const answer = (await Promise.race([asked, broken])) as Readable;
    broken.catch(() => undefined);
    asked.catch(() => undefined);
    const events = builder === 'buildkit' ? buildkitEvents : classicEvents;
    for await (const event of events(progressLines(answer))) book.apply(event);
  } catch (error) {
    job.signal.throwIfAborted();
    const refusal = refusalOf(error);
    if (refusal === undefined) throw error;
    const free = await freeBytes(live);
    if (free !== undefined && free < FULL) throw fail('NO_SPACE', {}, refusal.words);
    const name = choice.tags[0] ?? choice.folder;
    throw fail('ENGINE_FAILED', { name, ...book.failedAt() }, refusal.words);
  }
  job.signal.throwIfAborted();
  if (book.image !== undefined) job.result('Image', book.image);
}

function optionsOf(choice: BuildChoice, builder: ReturnType<typeof builderOf>, abortSignal: AbortSignal) {
  const { dockerfile, target, tags, args, labels, platform, noCache, pull } = choice;
  return {
    abortSignal,
    version: builder === 'buildkit' ? ('2' as const) : ('1' as const),
    dockerfile,
    // Several are given by a list, which its types do not know.
    t: tags as never,
    buildargs: args,
    labels,
    rm: true,
    forcerm: true,
    ...(target !== undefined && { target }),
    ...(platform !== undefined && { platform }),
    ...(noCache === true && { nocache: true }),
    ...(pull === true && { pull: true }),
  };
}
