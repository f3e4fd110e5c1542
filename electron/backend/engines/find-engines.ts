import { existsSync } from 'node:fs';
import { type DockerContext, readDockerConfig } from '#electron/docker/docker-config.ts';
import { type LocalSocket, localSockets } from '#electron/docker/local-sockets.ts';
import { engineIdSchema } from '#shared/contract/engines.ts';
import type { Failure } from '#shared/contract/failure.ts';
import { FailureError } from '../failures/fail.ts';
import { toFailure } from '../failures/to-failure.ts';
import { endpointKey, engineId, type EnginePlace, placeOf } from './engine-place.ts';

export interface FoundEngines {
  /** What the environment and the current context name comes first. */
  readonly places: readonly EnginePlace[];
  /** Where an engine may yet come to listen. */
  readonly absent: readonly LocalSocket[];
  /** Why something of the person's configuration does not count. */
  readonly configuration?: Failure;
}

/** The engines a person has by themselves: DOCKER_HOST, contexts, and sockets of this computer. */
export async function findEngines(env: NodeJS.ProcessEnv): Promise<FoundEngines> {
  const config = await readDockerConfig(env);
  const failures: Failure[] = config.broken === undefined ? [] : [toFailure(config.broken)];
  const read = (make: () => EnginePlace): EnginePlace[] => {
    try {
      return [make()];
    } catch (error) {
      if (!(error instanceof FailureError)) throw error;
      failures.push(error.failure);
      return [];
    }
  };
  const sockets = localSockets(env);
  const there = sockets.filter(({ path }) => existsSync(path));
  const host = env['DOCKER_HOST'];
  const contexts = config.contexts.toSorted(
    (a, b) => Number(b.name === config.current) - Number(a.name === config.current),
  );
  const places = [
    ...there.map(({ id, path, label }) =>
      placeOf(`unix://${path}`, { id: engineIdSchema.parse(id), label, origin: 'found' }),
    ),
    ...(host ? read(() => environmentPlace(host, config.folder, env)) : []),
    ...contexts.flatMap(context => read(() => contextPlace(context))),
  ];
  const wanted = host ? 'environment' : config.current === undefined ? 'found' : 'context';
  const [configuration] = failures;
  return {
    places: distinct(places).toSorted((a, b) => Number(b.origin === wanted) - Number(a.origin === wanted)),
    absent: sockets.filter(socket => !there.includes(socket)),
    ...(configuration && { configuration }),
  };
}

function environmentPlace(host: string, folder: string, env: NodeJS.ProcessEnv): EnginePlace {
  const certificates = env['DOCKER_CERT_PATH'];
  const encrypted = !host.startsWith('unix:') && !host.startsWith('ssh:');
  const tls = encrypted && (certificates || env['DOCKER_TLS_VERIFY']) ? certificates || folder : undefined;
  return placeOf(host.includes('://') ? host : `tcp://${host}`, {
    origin: 'environment',
    id: engineIdSchema.parse('environment'),
    label: 'DOCKER_HOST',
    ...(tls && { tls: { folder: tls } }),
  });
}

function contextPlace({ name, host, tlsFolder, trustAnybody }: DockerContext): EnginePlace {
  const tls = tlsFolder === undefined ? {} : { tls: { folder: tlsFolder, trustAnybody } };
  const place = placeOf(host, { origin: 'context', label: name, ...tls });
  return { ...place, id: engineIdSchema.parse(`context-${engineId(place.endpoint)}`.slice(0, 64)) };
}

/** The first of those that lead to the same engine. */
function distinct(places: readonly EnginePlace[]): EnginePlace[] {
  const byKey = new Map<string, EnginePlace>();
  for (const place of places) {
    const key = endpointKey(place.endpoint);
    if (!byKey.has(key)) byKey.set(key, place);
  }
  return [...byKey.values()];
}
