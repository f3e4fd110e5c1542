import type { EngineId } from '#shared/contract/engines.ts';
import type { BuildChoice } from '#shared/contract/images/build.ts';
import type { JobContext } from '#electron/jobs/job.ts';
import { filledIn } from '#shared/domain/images/fill-in.ts';
import type { readDockerfile } from '#shared/domain/images/dockerfile.ts';
import { familiarName, isBad, parseReference } from '#shared/domain/images/reference.ts';
import { pull } from '../carry/pull.ts';
import { personsLogin } from '../carry/persons-login.ts';
import type { ImageDeps } from '../image-deps.ts';
import { readImages } from '../read/read-images.ts';

interface Wanted {
  readonly engine: EngineId;
  readonly choice: BuildChoice;
  readonly dockerfile: ReturnType<typeof readDockerfile>;
}

/**
 * Fetches what is built on and needs the person's login: a builder would be given one login for every registry that
 * it asks. What anybody may have it fetches by itself.
 */
export async function fetchBases(
  deps: ImageDeps,
  job: JobContext,
  { engine, choice, dockerfile }: Wanted,
): Promise<void> {
  const images = await readImages(deps.engines.require(engine));
  for (const base of dockerfile.bases) {
    const reference = parseReference(filledIn(base, dockerfile.args, choice.args));
    if (isBad(reference)) continue;
    const there = images.some(({ tags, digests }) => [...tags, ...digests].includes(familiarName(reference)));
    if (there && choice.pull !== true) continue;
    const { login } = await personsLogin(deps, job, reference.registry);
    if (login !== undefined) await pull(deps, job, { engine, reference, platform: choice.platform });
  }
}
