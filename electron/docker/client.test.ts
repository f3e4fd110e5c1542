import { afterEach, expect, it, vi } from 'vitest';
import { openAgent } from './agent.ts';
import { makeClient } from './client.ts';
import type { Endpoint } from './endpoint.ts';

afterEach(() => vi.unstubAllEnvs());

it('goes where it is told, whatever the environment names, and leaves that as it was', async () => {
  const environment = { DOCKER_HOST: 'tcp://:::', DOCKER_CERT_PATH: '/nowhere', DOCKER_TLS_VERIFY: '1' };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const endpoint: Endpoint = { address: { kind: 'unix', path: '/nowhere/docker.sock' } };
  const docker = await makeClient(endpoint, await openAgent(endpoint, {}));
  await expect(docker.ping()).rejects.toMatchObject({ code: 'ENOENT', address: '/nowhere/docker.sock' });
  expect(process.env).toMatchObject(environment);
});
