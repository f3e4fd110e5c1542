import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { startBrokenWay, startRegistry } from '../../../e2e/host/registry.mjs';
import { startPrivateDockerd } from '../testing/private-dockerd.ts';
import { startEngineBackend, type EngineBackend } from '../testing/start-engine-backend.ts';
import { makeImage, PASSWORDS, PASSWORD, USER } from './testing/images.ts';

const run = promisify(execFile);
const docker = async (...args: string[]) => (await run('docker', args)).stdout.trim();

let backend: EngineBackend;
let open: Awaited<ReturnType<typeof startRegistry>>;
let closed: Awaited<ReturnType<typeof startRegistry>>;
let config: string;
const made: string[] = [];

beforeAll(async () => {
  config = await mkdtemp(join(tmpdir(), 'innkeeper-docker-'));
  [backend, open, closed] = await Promise.all([
    startEngineBackend({ env: { DOCKER_CONFIG: config } }),
    startRegistry(),
    startRegistry({ htpasswd: PASSWORDS }),
  ]);
});
afterEach(async () => {
  await rm(join(config, 'config.json'), { force: true });
  for (const name of made.splice(0)) await docker('image', 'rm', '-f', name).catch(() => undefined);
});
afterAll(async () => {
  await Promise.all([backend.close(), open.stop(), closed.stop()]);
  await rm(config, { recursive: true });
});

/** An image that is in a registry and nowhere else. */
async function onlyThere(address: string, layers = 2, bytes = 100_000): Promise<string> {
  const name = `${address}/innkeeper-test-${crypto.randomUUID().slice(0, 8)}:1`;
  await makeImage(name, layers, bytes);
  made.push(name);
  await docker('push', '--quiet', name);
  await docker('image', 'rm', name);
  return name;
}

interface Pull {
  readonly platform?: string;
  readonly by?: EngineBackend;
}

const pull = async (name: string, { platform, by = backend }: Pull = {}) => {
  const { engine, client } = by;
  const { job } = await client.images.pull({ engine, name, ...(platform !== undefined && { platform }) });
  return await by.job(job);
};

it('brings an image and tells of its layers, and the list shows it', async () => {
  const { client, engine } = backend;
  const name = await onlyThere(open.address, 5);
  const watched = await client.images.watch({ engine });
  await watched.next();
  const { job } = await client.images.pull({ engine, name });
  let last: unknown[] = [];
  for await (const layers of await client.images.layers({ job })) last = layers;
  expect(last).toHaveLength(5);
  expect(new Set(last.map(layer => (layer as { stage: string }).stage))).toEqual(new Set(['done']));
  expect(await backend.job(job)).toMatchObject({ state: 'done', progress: 1, step: '5 of 5 layers' });
  for await (const event of watched) {
    const found = event.kind === 'upsert' && event.items.find(({ tags }) => tags.includes(name));
    if (!found) continue;
    expect(found.digests).toHaveLength(1);
    break;
  }
});

it('says that a name is not there, is given to nobody, or that nobody answers', async () => {
  const { failure: absent } = await pull(`${open.address}/innkeeper-test/none:1`);
  expect(absent).toMatchObject({
    code: 'IMAGE_ABSENT',
    params: { image: `${open.address}/innkeeper-test/none:1` },
  });
  const { failure: refused } = await pull(`${closed.address}/innkeeper-test/none:1`);
  expect(refused).toMatchObject({ code: 'PULL_REFUSED', params: { registry: closed.address } });
  const { failure: silent } = await pull(`127.0.0.1:1/innkeeper-test/none:1`);
  expect(silent).toMatchObject({ code: 'HOST_UNREACHABLE', params: { host: '127.0.0.1:1' } });
});

it('says which part of a name is wrong before there is a job', async () => {
  const { engine, client } = backend;
  await expect(client.images.pull({ engine, name: 'Not A Name' })).rejects.toMatchObject({
    data: { code: 'INPUT_INVALID', params: { field: 'name' } },
  });
});

it('says that an image is not for the platform that was asked for', async () => {
  const { failure } = await pull(await onlyThere(open.address), { platform: 'linux/s390x' });
  // An old engine takes an image that names one platform alone for any other.
  if (failure) expect(failure).toMatchObject({ code: 'IMAGE_ABSENT' });
});

it('goes in with the login that the person has, and says when it is the wrong one', async () => {
  await docker('login', '-u', USER, '-p', PASSWORD, closed.address);
  const name = await onlyThere(closed.address);
  await docker('logout', closed.address);
  expect((await pull(name)).failure).toMatchObject({ code: 'PULL_REFUSED' });
  const login = async (word: string) => {
    const auth = Buffer.from(`${USER}:${word}`).toString('base64');
    await writeFile(join(config, 'config.json'), JSON.stringify({ auths: { [closed.address]: { auth } } }));
  };
  await login('wrong');
  const refused = await pull(name);
  expect(refused.failure).toMatchObject({ code: 'PULL_REFUSED' });
  expect(JSON.stringify(refused)).not.toContain('wrong');
  await login(PASSWORD);
  const done = await pull(name);
  expect(done.state).toBe('done');
  expect(JSON.stringify(done)).not.toContain(PASSWORD);
});

it('says that a configuration is broken, and asks nobody', async () => {
  await writeFile(join(config, 'config.json'), '{"auths": ');
  expect((await pull(`${open.address}/innkeeper-test/none:1`)).failure).toMatchObject({
    code: 'CONFIG_BROKEN',
    params: { path: join(config, 'config.json') },
  });
});

it('says that it was cut off in the middle, and goes on when the way is whole', async () => {
  const direct = await onlyThere(open.address, 3, 3_000_000);
  // It gives up at the first try, where one that is not told to tries for a minute.
  const dockerd = await startPrivateDockerd({ args: () => ['--max-download-attempts=1'] });
  const way = await startBrokenWay(open.port, 1_000_000, dockerd.pid());
  const by = await startEngineBackend({ address: dockerd.address });
  try {
    const name = direct.replace(open.address, way.address);
    const { failure } = await pull(name, { by });
    expect(failure).toMatchObject({ code: 'PULL_CUT_OFF', params: { image: name } });
    way.mend();
    expect((await pull(name, { by })).state).toBe('done');
  } finally {
    await by.close();
    await way.stop();
    await dockerd.dispose();
  }
});

it('leaves nothing of a pull that is cancelled', async () => {
  const { client, engine } = backend;
  const direct = await onlyThere(open.address, 2, 3_000_000);
  // So slow that it is still on its way.
  const way = await startBrokenWay(open.port, Number.POSITIVE_INFINITY);
  const name = direct.replace(open.address, way.address);
  way.hold();
  const { job } = await client.images.pull({ engine, name });
  for await (const layers of await client.images.layers({ job })) if (layers.length > 0) break;
  await client.jobs.cancel({ id: job });
  expect((await backend.job(job)).state).toBe('cancelled');
  expect(await docker('images', '-q', name)).toBe('');
  await way.stop();
});
