import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { Failure } from '#shared/contract/failure.ts';

const text = z.string().optional();

/** What we read of it (docker/cli: cli/config/configfile); what else it holds is none of our business. */
const configSchema = z.object({
  currentContext: text,
  auths: z
    .record(
      z.string(),
      z.object({ auth: text, username: text, password: text, identitytoken: text, registrytoken: text }),
    )
    .optional(),
  credsStore: text,
  credHelpers: z.record(z.string(), z.string()).optional(),
});
export type DockerConfig = z.infer<typeof configSchema>;

/** CONFIG_BROKEN: never with what is in the file, which may be passwords. */
export class DockerConfigError extends Error {
  readonly failure: Failure;

  constructor(path: string) {
    super('The Docker configuration cannot be read.');
    this.failure = { code: 'CONFIG_BROKEN', params: { path } };
  }
}

/** The folder of the person's Docker configuration. */
export const dockerFolder = (env: NodeJS.ProcessEnv): string =>
  env['DOCKER_CONFIG'] ?? join(env['HOME'] ?? homedir(), '.docker');

/** What the person set up for Docker; nothing where there is no file. Throws CONFIG_BROKEN. */
export async function readDockerConfig(env: NodeJS.ProcessEnv): Promise<DockerConfig> {
  const path = join(dockerFolder(env), 'config.json');
  const written = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  if (written === undefined) return {};
  try {
    return configSchema.parse(JSON.parse(written));
  } catch {
    throw new DockerConfigError(path);
  }
}
