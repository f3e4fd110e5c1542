import type { Readable } from 'node:stream';
import type Docker from 'dockerode';
import {
  apiVersionSchema,
  type ApiVersion,
  type EngineFacts,
  type EngineId,
} from '#shared/contract/engines.ts';
import { EngineLink } from './engine-link.ts';

/** The newest version of the API that was tried with this client. */
const NEWEST = apiVersionSchema.parse('1.47');

const number = (version: string) => version.split('.').map(Number) as [number, number];
const older = (a: ApiVersion, b: ApiVersion): ApiVersion => {
  const [x, y] = [number(a), number(b)];
  return x[0] < y[0] || (x[0] === y[0] && x[1] < y[1]) ? a : b;
};

interface Place {
  readonly id: EngineId;
  readonly address: string;
  readonly label: string;
}

function optionsOf(address: string): Docker.DockerOptions {
  const url = new URL(address);
  if (url.protocol === 'unix:') return { socketPath: url.pathname };
  return { host: url.hostname, port: Number(url.port || 2375) };
}

/** Opens a link: says hello, agrees on a version of the API, and follows its events. */
export async function openEngine(
  place: Place,
  signal: AbortSignal,
  onError: (error: unknown) => void,
): Promise<EngineLink> {
  const { default: DockerClient } = await import('dockerode');
  const options = optionsOf(place.address);
  const first = new DockerClient(options);
  const { ApiVersion: offered } = await first.version();
  signal.throwIfAborted();
  const api = older(apiVersionSchema.parse(offered), NEWEST);
  const docker = new DockerClient({ ...options, version: `v${api}` });
  const [info, stream] = await Promise.all([docker.info() as Promise<Info>, docker.getEvents({})]);
  return new EngineLink(
    place.id,
    place.address,
    place.label,
    factsOf(info, api, place),
    docker,
    stream as Readable,
    onError,
  );
}

interface Info {
  Name: string;
  ServerVersion: string;
  OperatingSystem: string;
  Architecture: string;
  NCPU: number;
  MemTotal: number;
  CgroupVersion?: string;
  SecurityOptions?: string[];
  Runtimes?: Record<string, unknown>;
  DefaultRuntime?: string;
}

function factsOf(info: Info, api: ApiVersion, place: Place): EngineFacts {
  const security = info.SecurityOptions ?? [];
  return {
    product: 'docker',
    version: info.ServerVersion,
    api,
    hostname: info.Name,
    os: info.OperatingSystem,
    arch: info.Architecture,
    rootless: security.some(option => option.includes('rootless')),
    local: place.address.startsWith('unix:'),
    ...(info.CgroupVersion === '1' || info.CgroupVersion === '2'
      ? { cgroupVersion: info.CgroupVersion }
      : {}),
    cpus: info.NCPU,
    memory: info.MemTotal,
    runtimes: Object.keys(info.Runtimes ?? {}),
    defaultRuntime: info.DefaultRuntime ?? 'runc',
    security,
  };
}
