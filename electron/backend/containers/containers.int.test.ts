import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startEngineBackend, type EngineBackend } from '../testing/start-engine-backend.ts';

let backend: EngineBackend;
beforeAll(async () => {
  backend = await startEngineBackend();
});
afterAll(() => backend.close());

it('tells of containers as they come and go', async () => {
  const { client } = backend;
  const name = `innkeeper-test-${crypto.randomUUID().slice(0, 8)}`;
  const watched = await client.containers.watch({});
  const docker = (...args: string[]) => execFileSync('docker', args, { encoding: 'utf8' }).trim();
  docker('create', '--name', name, backend.image, 'sleep', '1000');
  for await (const event of watched) {
    const found = event.kind === 'remove' ? undefined : event.containers.find(each => each.name === name);
    if (found?.state === 'created') await client.containers.act({ containers: [found], action: 'start' });
    if (found?.state === 'running') docker('rm', '-f', name);
    if (event.kind === 'remove') break;
  }
  expect(docker('ps', '-aq', '--filter', `name=${name}`)).toBe('');
});
