import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ImageAction } from '#shared/contract/images/actions.ts';
import { type PrivateDockerd, startPrivateDockerd } from '../testing/private-dockerd.ts';
import { startEngineBackend, type EngineBackend } from '../testing/start-engine-backend.ts';
import { makeImage } from './testing/images.ts';

const run = promisify(execFile);

let dockerd: PrivateDockerd;
let backend: EngineBackend;
const docker = async (...args: string[]) =>
  (await run('docker', ['--host', dockerd.address, ...args])).stdout.trim();

beforeAll(async () => {
  dockerd = await startPrivateDockerd();
  backend = await startEngineBackend({ address: dockerd.address });
}, 120_000);
afterAll(async () => {
  await backend.close();
  await dockerd.dispose();
});

async function act(action: ImageAction) {
  const { client, engine } = backend;
  const { stamp, lost } = await client.images.plan({ engine, action });
  const { job } = await client.images.run({ engine, action, stamp });
  return { ...(await backend.job(job)), lost };
}
const tags = async () =>
  (await backend.client.images.list({ engine: backend.engine })).flatMap(image => image.tags);

it('removes what nobody uses, and nothing else', async () => {
  const { image } = backend;
  await makeImage('innkeeper-test-a:1', 1, 1000, dockerd.address);
  await makeImage('innkeeper-test-b:1', 1, 1000, dockerd.address);
  // It loses its name to the next one.
  await makeImage('innkeeper-test-b:1', 1, 1000, dockerd.address);
  await docker('create', '--name', 'innkeeper-test-user', 'innkeeper-test-a:1');
  await docker('create', '--name', 'innkeeper-test-keeper', image);

  expect(await act({ do: 'prune', what: 'images' })).toMatchObject({ state: 'done' });
  expect(await docker('images', '-q', '--filter', 'dangling=true')).toBe('');
  expect((await tags()).toSorted()).toEqual(['innkeeper-test-a:1', 'innkeeper-test-b:1', image]);

  expect(await act({ do: 'prune', what: 'images', all: true })).toMatchObject({ state: 'done' });
  expect((await tags()).toSorted()).toEqual(['innkeeper-test-a:1', image]);

  const { state, lost } = await act({ do: 'prune', what: 'containers' });
  expect([state, lost.length]).toEqual(['done', 2]);
  expect(await docker('ps', '-aq')).toBe('');
});

it('clears the build cache', async () => {
  const { client, engine } = backend;
  const folder = await mkdtemp(join(tmpdir(), 'innkeeper-build-'));
  try {
    await writeFile(join(folder, 'file'), 'x'.repeat(100_000));
    await writeFile(join(folder, 'Dockerfile'), 'FROM scratch\nCOPY file /\nCOPY file /again\n');
    const choice = { folder, dockerfile: 'Dockerfile', tags: ['innkeeper-test-c:1'], args: {}, labels: {} };
    const { job } = await client.images.build({ engine, choice });
    expect((await backend.job(job)).state).toBe('done');
  } finally {
    await rm(folder, { recursive: true });
  }
  await docker('image', 'rm', 'innkeeper-test-c:1');
  expect((await client.images.usage({ engine })).cacheRows).not.toEqual([]);
  const { state, results } = await act({ do: 'prune', what: 'build-cache', all: true });
  expect([state, results?.[0]?.label]).toEqual(['done', 'Freed']);
  expect((await client.images.usage({ engine })).cacheRows).toEqual([]);
});
