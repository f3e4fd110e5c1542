import type { Readable } from 'node:stream';
import type { FoundLogin } from '#electron/docker/credentials/registry-login.ts';
import { refusalOf } from '#electron/docker/engine-error.ts';
import { progressLines } from '#electron/docker/progress-lines.ts';
import type { JobContext } from '#electron/jobs/job.ts';
import type { EngineId } from '#shared/contract/engines.ts';
import { pushFailure } from '#shared/domain/images/pull-failure.ts';
import { familiarName, type Reference, repositoryOf } from '#shared/domain/images/reference.ts';
import { fail, FailureError } from '../../failures/fail.ts';
import type { ImageDeps } from '../image-deps.ts';
import { askRegistry } from './ask-registry.ts';
import { followLayers } from './follow-layers.ts';
import { requireReference } from './named.ts';
import { personsLogin } from './persons-login.ts';

/** An engine needs a header even where nobody is logged in. */
const NOBODY = { username: '', password: '' };

/** Begins to send an image to the registry that its name says. Throws INPUT_INVALID. */
export function beginPush(deps: ImageDeps, engine: EngineId, name: string): { job: string } {
  const reference = requireReference(name);
  if (reference.digest !== undefined)
    throw fail('INPUT_INVALID', { field: 'name', reason: 'A name with a tag is pushed, not a digest.' });
  deps.engines.require(engine);
  const title = `Push ${familiarName(reference)}`;
  const { id } = deps.jobs.start({ title, cancellable: true, engine }, job =>
    push(deps, job, engine, reference),
  );
  return { job: id };
}

async function push(deps: ImageDeps, job: JobContext, engine: EngineId, reference: Reference): Promise<void> {
  const layers = deps.layers.begin(job.id);
  const live = deps.engines.require(engine);
  let found: FoundLogin = {};
  try {
    found = await personsLogin(deps, job, reference.registry);
    const stream = await live.docker.getImage(repositoryOf(reference)).push({
      tag: reference.tag,
      authconfig: found.login ?? NOBODY,
      abortSignal: job.signal,
    });
    await followLayers(job, layers, progressLines(stream as Readable));
  } catch (error) {
    job.signal.throwIfAborted();
    const refusal = refusalOf(error);
    if (refusal === undefined) throw error;
    const image = familiarName(reference);
    const there = await live.docker
      .getImage(image)
      .inspect()
      .then(
        () => true,
        () => false,
      );
    if (!there) throw fail('IMAGE_ABSENT', { image, reason: 'The engine has no image of this name.' });
    const says = await askRegistry(live, reference, found.login);
    const { registry } = reference;
    const { absentHelper } = found;
    const { words: detail } = refusal;
    throw new FailureError(
      pushFailure({ image, registry, says, layers: layers.book.layers, absentHelper, detail }),
      error,
    );
  } finally {
    layers.end();
  }
  job.signal.throwIfAborted();
}
