import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { containerIdSchema, type ContainerRef } from '#shared/contract/containers.ts';
import type { Failure } from '#shared/contract/failure.ts';
import type { SessionId } from '../ports.ts';
import { startEngineBackend, type EngineBackend } from '../testing/start-engine-backend.ts';

let backend: EngineBackend;
let folder: string;
const made: string[] = [];
const docker = (...args: string[]) => execFileSync('docker', args, { encoding: 'utf8' }).trim();

beforeAll(async () => {
  backend = await startEngineBackend();
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-test-files-'));
});
afterAll(async () => {
  if (made.length > 0) docker('rm', '-f', ...made);
  await backend.close();
  await rm(folder, { recursive: true });
});

function run(script: string, ...options: string[]): ContainerRef {
  const name = `innkeeper-test-${crypto.randomUUID().slice(0, 8)}`;
  made.push(name);
  const id = docker('run', '-d', '--name', name, ...options, backend.image, 'sh', '-c', script);
  return { engine: backend.engine, id: containerIdSchema.parse(id) };
}

async function jobCount(): Promise<number> {
  for await (const event of await backend.client.jobs.watch({}))
    if (event.kind === 'snapshot') return event.jobs.length;
  return 0;
}

const failureOf = (act: Promise<unknown>): Promise<Failure | undefined> =>
  act.then(
    () => undefined,
    (error: { data?: Failure }) => error.data,
  );

const setUp = 'mkdir -p /srv/sub/deep; echo hello > /srv/file; echo x > /srv/sub/deep/x; ln -s sub /srv/link';

it('lists a folder of a container that runs, and of one that does not', async () => {
  for (const container of [run(`${setUp}; sleep 1000`), run(setUp)]) {
    await expect
      .poll(async () => {
        const { entries } = await backend.client.containerFiles
          .list({ container, path: '/srv' })
          .catch(() => ({ entries: [] }));
        return entries.map(({ name, kind }) => `${kind} ${name}`);
      })
      .toEqual(['file file', 'link link', 'folder sub']);
    const through = await backend.client.containerFiles.list({ container, path: '/srv/link/' });
    expect(through.entries.map(({ name }) => name)).toEqual(['deep']);
    const root = await backend.client.containerFiles.list({ container, path: '/' });
    expect(root.entries.map(({ name }) => name)).toEqual(expect.arrayContaining(['bin', 'srv']));
  }
});

it('says what is not there', async () => {
  const container = run('sleep 1000');
  const list = (path: string) => failureOf(backend.client.containerFiles.list({ container, path }));
  expect(await list('/nowhere')).toMatchObject({ code: 'FILE_NOT_FOUND', params: { path: '/nowhere' } });
  expect((await list('/bin/sh'))?.code).toBe('UNSUPPORTED');
});

it('copies a file out as it is, and a folder as an archive', async () => {
  const container = run(`${setUp}; sleep 1000`);
  const out = async (path: string, to: string) => {
    const { job } = await backend.client.containerFiles.copyOut({
      container,
      paths: [path],
      to: { to: 'path', path: to },
    });
    return backend.job(job);
  };
  await expect.poll(() => docker('exec', container.id, 'ls', '/srv')).toContain('link');
  const [file, tar] = [join(folder, 'one'), join(folder, 'one.tar')];
  expect((await out('/srv/file', file)).state).toBe('done');
  expect(await readFile(file, 'utf8')).toBe('hello\n');
  expect((await out('/srv', tar)).state).toBe('done');
  expect(execFileSync('tar', ['-tf', tar], { encoding: 'utf8' })).toContain('srv/sub/deep/x');
  expect((await out('/srv/file', file)).failure?.code).toBe('NAME_TAKEN');
});

it('copies several out as one archive, and offers them once, to whoever asked', async () => {
  const container = run(`${setUp}; sleep 1000`);
  await expect.poll(() => docker('exec', container.id, 'ls', '/srv')).toContain('link');
  const paths = ['/srv/file', '/srv/sub'];
  const fetched = async (asked: string[], session = 'test') => {
    const { ticket, name } = await backend.client.containerFiles.offer({ container, paths: asked });
    const road = backend.redeemBytes(ticket, session as SessionId);
    if (road?.kind !== 'down') return { ticket, name };
    const into = new PassThrough();
    const [bytes] = await Promise.all([buffer(into), road.give(into)]);
    return { ticket, name, bytes };
  };
  const before = await jobCount();
  const tar = await fetched(paths);
  expect(tar.name).toBe('srv.tar');
  const listed = execFileSync('tar', ['-t'], { input: tar.bytes, encoding: 'utf8' }).split('\n');
  expect(listed).toEqual(expect.arrayContaining(['file', 'sub/deep/x']));
  expect(backend.redeemBytes(tar.ticket, 'test' as SessionId)).toBeUndefined();
  expect(await fetched(['/srv/file'])).toMatchObject({ name: 'file', bytes: Buffer.from('hello\n') });
  expect(await jobCount()).toBe(before + 2);
  expect(await fetched(['/srv/file'], 'other')).toEqual({ ticket: expect.any(String), name: 'file' });
  // What nobody fetched was no work.
  expect(await jobCount()).toBe(before + 2);
  expect(await failureOf(backend.client.containerFiles.offer({ container, paths: ['/none'] }))).toMatchObject(
    {
      code: 'FILE_NOT_FOUND',
    },
  );
});

it('gives a file up that is cancelled in the middle', async () => {
  const container = run('dd if=/dev/zero of=/big bs=1M count=16; touch /made; sleep 1000');
  await expect.poll(() => docker('exec', container.id, 'ls', '/')).toContain('made');
  const asked = { container, paths: ['/big'], to: { to: 'page' as const } };
  const { job, ticket = '' } = await backend.client.containerFiles.copyOut(asked);
  const road = backend.redeemBytes(ticket, 'test' as SessionId);
  if (road?.kind !== 'down') return expect.fail('Nothing comes by the ticket.');
  const into = new PassThrough();
  const given = road.give(into);
  // Of what nobody takes further, most is still to come.
  await once(into, 'readable');
  await backend.client.jobs.cancel({ id: job });
  expect((await backend.job(job)).state).toBe('cancelled');
  await given;
});

it('copies files and folders in, and writes over nothing that was not agreed to', async () => {
  const container = run('mkdir /in; echo old > /in/a; sleep 1000');
  const here = join(folder, 'in');
  await mkdir(join(here, 'tree', 'empty'), { recursive: true });
  await writeFile(join(here, 'a'), 'new');
  await writeFile(join(here, 'tree', 'big'), Buffer.alloc(3_000_000, 'b'));
  await symlink('big', join(here, 'tree', 'link'));
  const source = { from: 'paths' as const, paths: [join(here, 'a'), join(here, 'tree')] };
  const given = { container, folder: '/in', source };
  await expect.poll(() => docker('exec', container.id, 'ls', '/in')).toBe('a');
  const { containerFiles } = backend.client;
  expect(await containerFiles.taken({ container, folder: '/in', names: ['a', 'tree'] })).toEqual({
    names: ['a'],
  });
  expect(await failureOf(containerFiles.copyIn({ ...given, overwrite: false }))).toMatchObject({
    code: 'NAME_TAKEN',
    params: { name: '/in/a' },
  });
  const { job } = await containerFiles.copyIn({ ...given, overwrite: true });
  expect(await backend.job(job)).toMatchObject({ state: 'done' });
  const inside = (...command: string[]) => docker('exec', container.id, ...command);
  expect(inside('cat', '/in/a')).toBe('new');
  expect(inside('wc', '-c', '/in/tree/link')).toContain('3000000');
  expect(inside('ls', '/in/tree')).toContain('empty');
});

it('refuses what is sealed, with the reason, before anything is sent', async () => {
  const container = run('sleep 1000', '--read-only', '--tmpfs', '/tmp');
  const file = join(folder, 'sealed');
  await writeFile(file, 'x');
  const source = { from: 'paths' as const, paths: [file] };
  for (const path of ['/bin', '/proc']) {
    const failure = await failureOf(
      backend.client.containerFiles.copyIn({ container, folder: path, source, overwrite: false }),
    );
    expect(failure?.code).toBe('UNSUPPORTED');
    expect((await backend.client.containerFiles.list({ container, path })).sealed).toBe(
      failure?.params['reason'],
    );
  }
});
