import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished } from 'vitest';
import type { ProjectAction } from '#shared/contract/projects.ts';
import { type EngineBackend, startEngineBackend } from '../testing/start-engine-backend.ts';

const run = promisify(execFile);
const docker = async (...args: string[]) => (await run('docker', args)).stdout.trim();

let on: EngineBackend;
beforeAll(async () => {
  on = await startEngineBackend();
});
afterAll(() => on.close());

/** Of the test that runs: its folder is called as its project is. */
let folder: string;
let project: string;
beforeEach(async () => {
  const parent = await mkdtemp(join(tmpdir(), 'innkeeper-test-'));
  project = `innkeeper-test-${randomBytes(4).toString('hex')}`;
  folder = join(parent, project);
  await mkdir(folder);
  onTestFinished(async () => {
    const label = `label=com.docker.compose.project=${project}`;
    const ids = async (...args: string[]) =>
      (await docker(...args, '--quiet', '--filter', label)).split('\n').filter(Boolean);
    for (const id of await ids('ps', '--all')) await docker('rm', '--force', id);
    for (const id of await ids('network', 'ls')) await docker('network', 'rm', id);
    for (const id of await ids('volume', 'ls')) await docker('volume', 'rm', id);
    await rm(parent, { recursive: true, force: true });
  });
});

const write = (text: string) => writeFile(join(folder, 'docker-compose.yml'), text);

const twoServices = () => `
version: "3.8"
services:
  web:
    image: ${on.image}
    command: sh -c 'echo hello of web; exec sleep 600'
    stop_grace_period: 0s
    depends_on: [db]
    volumes: ["data:/data"]
  db:
    image: ${on.image}
    command: sleep 600
    stop_grace_period: 0s
volumes:
  data: {}
`;

const up = (change: object = {}): ProjectAction => ({
  do: 'up',
  folder,
  project,
  build: false,
  pull: false,
  orphans: false,
  ...change,
});

const plan = (action: ProjectAction) => on.client.projects.plan({ engine: on.engine, action });

async function act(action: ProjectAction) {
  const { stamp } = await plan(action);
  const { job } = await on.client.projects.run({ engine: on.engine, action, stamp });
  return await on.job(job);
}

const states = async () =>
  (
    await docker(
      'ps',
      '--all',
      '--filter',
      `label=com.docker.compose.project=${project}`,
      '--format',
      '{{.Label "com.docker.compose.service"}} {{.State}}',
    )
  )
    .split('\n')
    .filter(Boolean)
    .toSorted();

/** The list of containers is told by events: what is planned from it has to have heard of them. */
async function heardOf(count: number, state?: string): Promise<void> {
  const stop = new AbortController();
  const known = new Map<string, string>();
  for await (const event of await on.client.containers.watch({}, { signal: stop.signal })) {
    for (const each of event.containers) {
      if (event.kind === 'remove') known.delete(each.id);
      else if ('project' in each && each.project?.name === project) known.set(each.id, each.state);
    }
    const meant = [...known.values()].filter(each => state === undefined || each === state);
    if (meant.length === count) stop.abort();
  }
}

it('brings a project up, stops and starts it, and takes it down with its volumes', async () => {
  await write(twoServices());
  expect(await on.client.projects.look({ engine: on.engine, folder })).toEqual({
    files: ['docker-compose.yml'],
    name: project,
    services: expect.arrayContaining(['web', 'db']),
  });
  const shown = await plan(up());
  expect(shown.problems).toEqual([]);
  expect(shown.steps.toSorted()).toEqual(['Start db', 'Start web']);
  const job = await act(up());
  expect(job).toMatchObject({ state: 'done', progress: 1 });
  expect(job.log.length).toBeGreaterThan(2);
  expect(await states()).toEqual(['db running', 'web running']);
  await heardOf(2, 'running');
  expect(await on.client.projects.files({ engine: on.engine, project })).toEqual({
    files: [{ path: join(folder, 'docker-compose.yml'), here: true }],
  });

  expect(await act({ do: 'stop', project, services: ['web'] })).toMatchObject({ state: 'done' });
  expect(await states()).toEqual(['db running', 'web exited']);
  expect(await act({ do: 'restart', project })).toMatchObject({ state: 'done' });
  expect(await states()).toEqual(['db running', 'web running']);

  const down: ProjectAction = { do: 'down', project, volumes: true };
  const { files, lost } = await plan(down);
  expect(files.filter(file => file.lost)).toMatchObject([{ path: `${project}_data`, becomes: 'deleted' }]);
  expect(lost).toHaveLength(1);
  expect(await act(down)).toMatchObject({ state: 'done' });
  expect(await states()).toEqual([]);
  expect(await docker('volume', 'ls', '--quiet', '--filter', `name=${project}_data`)).toBe('');
});

it('takes a project down whose files are gone, by what its labels tell', async () => {
  await write(twoServices());
  expect(await act(up())).toMatchObject({ state: 'done' });
  await heardOf(2);
  await rm(folder, { recursive: true });
  expect(await act({ do: 'stop', project })).toMatchObject({ state: 'done' });
  expect(await states()).toEqual(['db exited', 'web exited']);
  expect(await act({ do: 'down', project, volumes: false })).toMatchObject({ state: 'done' });
  expect(await states()).toEqual([]);
  expect(await docker('network', 'ls', '--quiet', '--filter', `name=${project}_default`)).toBe('');
  expect(await docker('volume', 'ls', '--quiet', '--filter', `name=${project}_data`)).not.toBe('');
});

it('says of a file that Compose refuses which it is, and what Compose says', async () => {
  await write('version: "3.8"\nservices:\n  web:\n    imagee: nothing\n');
  const path = join(folder, 'docker-compose.yml');
  const refused = { code: 'COMPOSE_REJECTED', params: { path }, detail: expect.stringContaining('imagee') };
  expect((await on.client.projects.look({ engine: on.engine, folder })).failure).toMatchObject(refused);
  expect((await plan(up())).problems).toMatchObject([{ field: 'folder', failure: refused }]);
});

it('says of a folder that is not there where to look', async () => {
  const absent = join(folder, 'absent');
  await expect(on.client.projects.look({ engine: on.engine, folder: absent })).rejects.toMatchObject({
    data: {
      code: 'FILE_NOT_FOUND',
      params: { path: absent, remedy: expect.stringMatching(/another folder/) },
    },
  });
});

it('finds a port that is taken before anything is started', async () => {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as { port: number };
  await write(`${twoServices().replace('    depends_on: [db]', `    ports: ["127.0.0.1:${port}:80"]`)}`);
  expect((await plan(up())).problems).toMatchObject([
    { failure: { code: 'PORT_TAKEN', params: { port: String(port) } } },
  ]);
});

it('tells which image could not be had, with Compose’s own words', async () => {
  await write(
    twoServices().replace(
      `image: ${on.image}\n    command: sleep`,
      'image: 127.0.0.1:1/innkeeper-test/none\n    command: sleep',
    ),
  );
  const job = await act(up());
  expect(job).toMatchObject({
    state: 'failed',
    failure: { code: 'IMAGE_ABSENT', params: { image: '127.0.0.1:1/innkeeper-test/none' } },
  });
  expect(job.failure?.detail).toContain('127.0.0.1:1');
});

it('says what to install where Compose is not', async () => {
  await write(twoServices());
  const bare = await startEngineBackend({ env: { PATH: '/nowhere' } });
  try {
    expect(await bare.client.projects.tool({})).toEqual({ kind: 'absent' });
    const { problems } = await bare.client.projects.plan({ engine: bare.engine, action: up() });
    expect(problems).toMatchObject([{ failure: { code: 'UNSUPPORTED' } }]);
  } finally {
    await bare.close();
  }
});
