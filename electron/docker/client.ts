import type { Agent } from 'node:http';
import type Docker from 'dockerode';
import type { ApiVersion } from '#shared/contract/engines.ts';
import type { Endpoint } from './endpoint.ts';

/** What dockerode reads of the environment by itself; the address is ours to choose. */
const ENVIRONMENT = [
  'DOCKER_HOST',
  'DOCKER_TLS_VERIFY',
  'DOCKER_CERT_PATH',
  'DOCKER_PATH_PREFIX',
  'DOCKER_CLIENT_TIMEOUT',
];

/**
 * A client of one engine over `agent`, bound to a version of the API or, for the first hello, to none. Loads
 * dockerode only now: many sessions never need it.
 */
export async function makeClient(endpoint: Endpoint, agent: Agent, api?: ApiVersion): Promise<Docker> {
  const { default: DockerClient } = await import('dockerode');
  // dockerode's own types leave the agent out.
  const options: Docker.DockerOptions & { agent: Agent } = {
    ...placeOf(endpoint),
    agent,
    ...(api !== undefined && { version: `v${api}` }),
  };
  return withoutEnvironment(() => new DockerClient(options));
}

function placeOf({ address, tls }: Endpoint): Docker.DockerOptions {
  if (address.kind === 'unix') return { socketPath: address.path };
  // Over ssh the stream is the connection: the name only fills the Host header.
  if (address.kind === 'ssh') return { host: 'docker', port: 80, protocol: 'http' };
  const protocol = address.tls || tls !== undefined ? 'https' : 'http';
  return { host: address.host, port: address.port, protocol };
}

function withoutEnvironment<T>(make: () => T): T {
  const kept = ENVIRONMENT.map(name => [name, process.env[name]] as const);
  for (const name of ENVIRONMENT) delete process.env[name];
  try {
    return make();
  } finally {
    for (const [name, value] of kept) if (value !== undefined) process.env[name] = value;
  }
}
