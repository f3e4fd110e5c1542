import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { BrokenFileError, readJsonFile } from './json-file.ts';

/** Of config.json only what says which engine is meant: all else in it, logins among it, is left alone. */
const configSchema = z.object({ currentContext: z.string().optional() });

/** docker/cli: cli/context/store/metadatastore.go. */
const metaSchema = z.object({
  Name: z.string(),
  Endpoints: z
    .object({
      docker: z.object({ Host: z.string().optional(), SkipTLSVerify: z.boolean().optional() }).optional(),
    })
    .optional(),
});

/** One context of the person's Docker configuration. */
export interface DockerContext {
  readonly name: string;
  /** As DOCKER_HOST has it. */
  readonly host: string;
  /** The folder of its ca.pem, cert.pem and key.pem, where it has any. */
  readonly tlsFolder?: string;
  readonly trustAnybody: boolean;
}

export interface DockerConfig {
  readonly folder: string;
  /** The name of the context that Docker's own program uses; undefined for its default one. */
  readonly current?: string;
  readonly contexts: readonly DockerContext[];
  /** The first file that cannot be read; everything else was. */
  readonly broken?: BrokenFileError;
}

export const dockerConfigFolder = (env: NodeJS.ProcessEnv): string =>
  env['DOCKER_CONFIG'] || join(env['HOME'] ?? '/nonexistent', '.docker');

/** Reads the person's Docker configuration; what is broken in it hides nothing else. */
export async function readDockerConfig(env: NodeJS.ProcessEnv): Promise<DockerConfig> {
  const folder = dockerConfigFolder(env);
  const broken: BrokenFileError[] = [];
  const orBroken = async <T>(read: Promise<T | undefined>): Promise<T | undefined> => {
    try {
      return await read;
    } catch (error) {
      if (!(error instanceof BrokenFileError)) throw error;
      broken.push(error);
      return undefined;
    }
  };
  const config = await orBroken(readJsonFile(join(folder, 'config.json'), configSchema));
  const metas = join(folder, 'contexts', 'meta');
  const contexts: DockerContext[] = [];
  for (const entry of await namesIn(metas)) {
    const meta = await orBroken(readJsonFile(join(metas, entry, 'meta.json'), metaSchema));
    const docker = meta?.Endpoints?.docker;
    if (meta === undefined || !docker?.Host) continue;
    const tlsFolder = await tlsOf(folder, meta.Name);
    contexts.push({
      name: meta.Name,
      host: docker.Host,
      trustAnybody: docker.SkipTLSVerify === true,
      ...(tlsFolder !== undefined && { tlsFolder }),
    });
  }
  const current = env['DOCKER_CONTEXT'] || config?.currentContext;
  const [first] = broken;
  return {
    folder,
    contexts,
    ...(current && current !== 'default' && { current }),
    ...(first && { broken: first }),
  };
}

/** Docker files what TLS needs under the hash of the context's name. */
async function tlsOf(folder: string, name: string): Promise<string | undefined> {
  const hash = createHash('sha256').update(name).digest('hex');
  const place = join(folder, 'contexts', 'tls', hash, 'docker');
  return (await namesIn(place)).some(file => file.endsWith('.pem')) ? place : undefined;
}

async function namesIn(folder: string): Promise<string[]> {
  return await readdir(folder).catch(() => []);
}
