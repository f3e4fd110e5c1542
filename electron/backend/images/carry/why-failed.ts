import { statfs } from 'node:fs/promises';
import { z } from 'zod';
import type { FoundLogin } from '#electron/docker/credentials/registry-login.ts';
import { refusalOf } from '#electron/docker/engine-error.ts';
import type { LayerProgress } from '#shared/contract/images/actions.ts';
import { pullFailure } from '#shared/domain/images/pull-failure.ts';
import { familiarName, type Reference } from '#shared/domain/images/reference.ts';
import type { LiveEngine } from '../../engines/ports.ts';
import { FailureError } from '../../failures/fail.ts';
import { askRegistry } from './ask-registry.ts';

export interface FailedPull {
  readonly live: LiveEngine;
  readonly reference: Reference;
  readonly found: FoundLogin;
  readonly layers: readonly LayerProgress[];
  readonly platform?: string | undefined;
}

/** Looks again after a pull that the engine did not do, to tell why. What the engine had no part in is given back. */
export async function whyPullFailed(error: unknown, failed: FailedPull): Promise<unknown> {
  const refusal = refusalOf(error);
  if (refusal === undefined) return error;
  const { live, reference, found, layers, platform } = failed;
  const [says, free] = await Promise.all([askRegistry(live, reference, found.login), freeBytes(live)]);
  return new FailureError(
    pullFailure({
      image: familiarName(reference),
      registry: reference.registry,
      says,
      layers,
      platform,
      absentHelper: found.absentHelper,
      status: refusal.status,
      free,
      detail: refusal.words,
    }),
    error,
  );
}

const infoSchema = z.object({ DockerRootDir: z.string() });

/** Where a local engine keeps everything; undefined for one elsewhere, or whose folder cannot be looked at. */
export async function freeBytes(live: LiveEngine): Promise<number | undefined> {
  if (!live.facts.local) return undefined;
  const { DockerRootDir: folder } = infoSchema.parse(await live.docker.info());
  return await statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => undefined,
  );
}
