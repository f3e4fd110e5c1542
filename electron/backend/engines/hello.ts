import type Docker from 'dockerode';
import type { z } from 'zod';
import { refusalOf } from '#electron/docker/engine-error.ts';
import { type ApiVersion, apiVersionSchema } from '#shared/contract/engines.ts';
import { agreeOnVersion, NEWEST_API, OLDEST_API } from '#shared/domain/engines/api-version.ts';
import { fail } from '../failures/fail.ts';
import { type EngineInfo, type EngineVersion, infoSchema, versionSchema } from './engine-facts.ts';
import type { EnginePlace } from './engine-place.ts';

/** What answers, and which version of the API to speak with it. Throws ENGINE_FAILED for what is no engine. */
export async function sayHello(
  place: EnginePlace,
  docker: Docker,
): Promise<{ version: EngineVersion; api: ApiVersion }> {
  const version = await answer(place, docker.version(), versionSchema);
  const most = apiVersionSchema.parse(version.ApiVersion);
  const least = version.MinAPIVersion;
  const agreement = agreeOnVersion(most, least === undefined ? undefined : apiVersionSchema.parse(least));
  if ('agreed' in agreement) return { version, api: agreement.agreed };
  const host = place.label;
  if (agreement.refused === 'engine-too-old')
    throw fail('API_TOO_OLD', { host, feature: 'Innkeeper', has: agreement.has, needs: OLDEST_API });
  throw fail('ENGINE_FAILED', {
    host,
    reason: `It speaks Docker’s API from version ${agreement.has} on; Innkeeper knows it up to ${NEWEST_API}.`,
    remedy: 'Update Innkeeper.',
  });
}

export const readInfo = (place: EnginePlace, docker: Docker): Promise<EngineInfo> =>
  answer(place, docker.info(), infoSchema);

async function answer<Schema extends z.ZodType>(
  { label }: EnginePlace,
  asked: Promise<unknown>,
  schema: Schema,
): Promise<z.output<Schema>> {
  const said = await asked.catch((error: unknown) => {
    if (refusalOf(error)?.status === 404) return undefined;
    throw error;
  });
  const read = schema.safeParse(said);
  if (read.success) return read.data;
  throw fail(
    'ENGINE_FAILED',
    {
      host: label,
      reason: 'Something answers there, and not as a container engine does.',
      remedy: 'Check the address and the port.',
    },
    read.error.message,
  );
}
