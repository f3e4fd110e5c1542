import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startRegistry } from '../../../e2e/host/registry.mjs';
import type { ImageAction } from '#shared/contract/images/actions.ts';
import { startEngineBackend, type EngineBackend } from '../testing/start-engine-backend.ts';
import { makeImage, PASSWORDS } from './testing/images.ts';

const run = promisify(execFile);
const docker = async (...args: string[]) => (await run('docker', args)).stdout.trim();
const own = () => `innkeeper-test-${crypto.randomUUID().slice(0, 8)}`;

let backend: EngineBackend;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-images-'));
  backend = await startEngineBackend({ env: { DOCKER_CONFIG: folder } });
});
const made: string[] = [];
afterAll(async () => {
  for (const name of made) await docker('image', 'rm', '-f', name).catch(() => undefined);
  await backend.close();
  await rm(folder, { recursive: true });
});

/** An image of the test's own, named. */
async function image(layers = 1): Promise<string> {
  const name = `${own()}:1`;
  made.push(name);
  await makeImage(name, layers, 50_000);
  return name;
}
const found = async (name: string) =>
  (await backend.client.images.list({ engine: backend.engine })).find(({ tags }) => tags.includes(name));

async function act(action: ImageAction) {
  const { client, engine } = backend;
  const { stamp, problems } = await client.images.plan({ engine, action });
  if (problems.length > 0) return problems.map(({ failure }) => failure.code);
  const { job } = await client.images.run({ engine, action, stamp });
  return await backend.job(job);
}

it('tells everything of one image, and gives it another name', async () => {
  const { client, engine } = backend;
  const name = await image(3);
  const row = await found(name);
  if (!row) throw new Error('not listed');
  const { steps, command, layers, raw } = await client.images.details(row);
  expect(steps.filter(({ size }) => size > 0)).toHaveLength(3);
  expect([command, layers.length]).toEqual([['/none'], 3]);
  expect(JSON.parse(raw)).toMatchObject({ Id: row.id });
  const other = `${own()}:2`;
  made.push(other);
  await client.images.tag({ engine, id: row.id, name: other });
  expect((await found(name))?.tags).toContain(other);
  await expect(client.images.tag({ engine, id: row.id, name: 'Not A Name' })).rejects.toMatchObject({
    data: { code: 'INPUT_INVALID' },
  });
});

it('takes one name away, and then the image with its names', async () => {
  const name = await image();
  const other = name.replace(':1', ':2');
  await docker('tag', name, other);
  expect(await act({ do: 'untag', tags: [name] })).toMatchObject({ state: 'done' });
  const row = await found(other);
  expect(row?.tags).toEqual([other]);
  if (!row) return;
  expect(await act({ do: 'remove', ids: [row.id] })).toMatchObject({ state: 'done' });
  expect(await found(other)).toBeUndefined();
  await expect(backend.client.images.details(row)).rejects.toMatchObject({ data: { code: 'IMAGE_ABSENT' } });
});

it('keeps an image that a container is made of, unless the person says so', async () => {
  const name = await image();
  const container = own();
  await docker('create', '--name', container, name);
  try {
    const row = await found(name);
    if (!row) throw new Error('not listed');
    expect(await act({ do: 'remove', ids: [row.id] })).toEqual(['RESOURCE_BUSY']);
    expect(await act({ do: 'remove', ids: [row.id], force: true })).toMatchObject({ state: 'done' });
    expect(await found(name)).toBeUndefined();
  } finally {
    await docker('rm', '-f', container);
  }
});

it('does nothing but what was shown', async () => {
  const { client, engine } = backend;
  const name = await image();
  const row = await found(name);
  if (!row) throw new Error('not listed');
  const action = { do: 'remove' as const, ids: [row.id] };
  const { stamp } = await client.images.plan({ engine, action });
  await docker('tag', name, name.replace(':1', ':also'));
  made.push(name.replace(':1', ':also'));
  await expect(client.images.run({ engine, action, stamp })).rejects.toMatchObject({
    data: { code: 'CONFLICT' },
  });
  expect(await found(name)).toBeDefined();
});

it('saves an image into a file and loads it again, and imports a tree of files', async () => {
  const { client, engine } = backend;
  const name = await image(2);
  const path = join(folder, 'saved.tar');
  const saved = await client.images.save({ engine, choice: { images: [name], to: { to: 'path', path } } });
  expect((await backend.job(saved.job)).state).toBe('done');
  await docker('image', 'rm', name);
  const loaded = await client.images.bring({
    engine,
    choice: { as: 'load', source: { from: 'path', path } },
  });
  expect(await backend.job(loaded.job)).toMatchObject({ state: 'done', progress: 1 });
  expect(await found(name)).toBeDefined();

  const tree = join(folder, 'tree.tar');
  await run('tar', ['-C', '/etc', '-cf', tree, 'hostname']);
  const imported = `${own()}:tree`;
  made.push(imported);
  const source = { from: 'path', path: tree } as const;
  const { job } = await client.images.bring({ engine, choice: { as: 'import', source, name: imported } });
  expect((await backend.job(job)).state).toBe('done');
  expect(await found(imported)).toBeDefined();
});

it('says of an image without layers why it cannot be saved', async () => {
  const { client, engine } = backend;
  const context = await mkdtemp(join(folder, 'bare-'));
  await writeFile(join(context, 'Dockerfile'), 'FROM scratch\nLABEL files=none\n');
  const name = `${own()}:bare`;
  made.push(name);
  const choice = { folder: context, dockerfile: 'Dockerfile', tags: [name], args: {}, labels: {} };
  const built = await client.images.build({ engine, choice });
  expect((await backend.job(built.job)).state).toBe('done');
  const path = join(folder, 'bare.tar');
  const { job } = await client.images.save({ engine, choice: { images: [name], to: { to: 'path', path } } });
  expect((await backend.job(job)).failure).toMatchObject({
    code: 'ENGINE_FAILED',
    params: { name, reason: expect.stringContaining('no layers') },
  });
  await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' });
});

it('says that a file holds no image', async () => {
  const { client, engine } = backend;
  const path = join(folder, 'text.tar');
  await writeFile(path, 'no tarball '.repeat(1000));
  const { job } = await client.images.bring({
    engine,
    choice: { as: 'load', source: { from: 'path', path } },
  });
  expect((await backend.job(job)).failure).toMatchObject({
    code: 'FILE_NOT_AN_IMAGE',
    params: { remedy: expect.stringContaining('docker save') },
  });
});

it('pushes an image with its layers, and says when the registry does not take it', async () => {
  const { client, engine } = backend;
  const [open, closed] = await Promise.all([startRegistry(), startRegistry({ htpasswd: PASSWORDS })]);
  try {
    const name = await image(3);
    for (const { address } of [open, closed]) await docker('tag', name, `${address}/${name}`);
    made.push(`${open.address}/${name}`, `${closed.address}/${name}`);
    const pushed = await client.images.push({ engine, name: `${open.address}/${name}` });
    expect(await backend.job(pushed.job)).toMatchObject({ state: 'done', step: '3 of 3 layers' });
    const answer = await fetch(`http://${open.address}/v2/${name.replace(':1', '')}/tags/list`);
    expect(await answer.json()).toMatchObject({ tags: ['1'] });
    const refused = await client.images.push({ engine, name: `${closed.address}/${name}` });
    expect((await backend.job(refused.job)).failure).toMatchObject({
      code: 'PULL_REFUSED',
      params: { registry: closed.address },
    });
  } finally {
    await Promise.all([open.stop(), closed.stop()]);
  }
});

it('builds what a Dockerfile says, and names the step at which it fails', async () => {
  const { client, engine } = backend;
  const context = await mkdtemp(join(folder, 'context-'));
  await mkdir(join(context, 'sub'));
  await writeFile(join(context, 'sub/kept.txt'), 'kept');
  await writeFile(join(context, 'secret.env'), 'hunter2');
  await writeFile(join(context, '.dockerignore'), '*.env\n');
  await symlink('sub/kept.txt', join(context, 'link'));
  await writeFile(
    join(context, 'Dockerfile'),
    `ARG BASE=none
FROM \${BASE} AS one
ARG WORD
COPY . /context
RUN echo "the word is $WORD" && test ! -e /context/secret.env && cat /context/link
FROM one AS broken
RUN echo before the end; exit 3
`,
  );
  const offer = await client.images.buildOffer({ engine, folder: context });
  expect(offer).toMatchObject({
    dockerfiles: [{ path: 'Dockerfile', stages: ['one', 'broken'] }],
    context: { files: 4 },
    builder: 'buildkit',
  });
  const tags = [`${own()}:a`, `${own()}:b`];
  made.push(...tags);
  const choice = {
    folder: context,
    dockerfile: 'Dockerfile',
    tags,
    args: { BASE: backend.image, WORD: 'plain' },
    labels: { 'innkeeper-test': 'yes' },
    noCache: true,
  };
  const built = await client.images.build({ engine, choice: { ...choice, target: 'one' } });
  const ended = await backend.job(built.job);
  expect(ended).toMatchObject({ state: 'done', progress: 1 });
  expect(ended.log.map(({ text }) => text).join('\n')).toContain('the word is plain');
  const row = await found(tags[0] ?? '');
  expect(row).toMatchObject({ labels: { 'innkeeper-test': 'yes' } });
  expect(row?.tags.toSorted()).toEqual(tags.toSorted());

  const broken = await client.images.build({ engine, choice });
  const { failure, log } = await backend.job(broken.job);
  expect(failure).toMatchObject({ code: 'ENGINE_FAILED' });
  expect(failure?.params['reason']).toContain('exit 3');
  expect(log.map(({ text }) => text)).toContain('before the end');
});

it('stops a build that is cancelled', async () => {
  const { client, engine } = backend;
  const context = await mkdtemp(join(folder, 'context-'));
  await writeFile(join(context, 'Dockerfile'), `FROM ${backend.image}\nRUN echo began && sleep 600\n`);
  const choice = { folder: context, dockerfile: 'Dockerfile', tags: [], args: {}, labels: {}, noCache: true };
  const { job } = await client.images.build({ engine, choice });
  for await (const event of await client.jobs.watch({})) {
    const jobs = event.kind === 'snapshot' ? event.jobs : event.kind === 'upsert' ? [event.job] : [];
    if (jobs.some(({ id, log }) => id === job && log.some(({ text }) => text === 'began'))) break;
  }
  await client.jobs.cancel({ id: job });
  expect((await backend.job(job)).state).toBe('cancelled');
});

it('says that there is no Dockerfile, and no folder', async () => {
  const { client, engine } = backend;
  expect((await client.images.buildOffer({ engine, folder: join(folder, 'none') })).failure).toMatchObject({
    code: 'FILE_NOT_FOUND',
  });
  const empty = await mkdtemp(join(folder, 'empty-'));
  expect(await client.images.buildOffer({ engine, folder: empty })).toMatchObject({ dockerfiles: [] });
});

it('counts where the room goes', async () => {
  const { client, engine } = backend;
  const name = await image();
  const usage = await client.images.usage({ engine });
  expect(usage.imageRows.find(row => row.name === name)).toMatchObject({ containers: 0 });
  expect(usage.images.size).toBeGreaterThanOrEqual(50_000);
});
