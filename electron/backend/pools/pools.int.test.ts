import { access, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Pool, PoolAction, PoolsEvent } from '#shared/contract/pools.ts';
import { startBackend, type TestBackend } from '../testing/start-backend.ts';
import { virshOn } from '../testing/virsh.ts';

const URI = 'qemu:///system';
const virsh = virshOn(URI);

let backend: TestBackend;
let folder: string;
let name: string;
beforeAll(async () => {
  backend = await startBackend(URI);
});
afterAll(() => backend?.close());

const made: string[] = [];
async function fresh() {
  name = `innkeeper-test-${randomUUID().slice(0, 8)}`;
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-pools-'));
  made.push(name);
}
afterEach(async () => {
  for (const each of made.splice(0)) {
    await virsh('pool-destroy', each).catch(() => undefined);
    await virsh('pool-undefine', each).catch(() => undefined);
  }
  await rm(folder, { recursive: true, force: true });
});

const plan = (action: PoolAction) => backend.client.pools.plan({ connection: backend.connection, action });

async function run(action: PoolAction) {
  const { client, connection, job } = backend;
  const { stamp } = await plan(action);
  return await job((await client.pools.run({ connection, action, stamp })).job);
}

const creating = (path: string, more: Partial<Extract<PoolAction, { do: 'create' }>> = {}) =>
  ({
    do: 'create',
    type: 'dir',
    name,
    values: { path },
    build: 'make',
    start: true,
    autostart: true,
    ...more,
  }) as const satisfies PoolAction;

const codes = async (action: PoolAction) => (await plan(action)).problems.map(({ failure }) => failure.code);
const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

/** The pool as a watcher is told, once it is as expected. */
async function told(as: (pool: Pool) => boolean): Promise<Pool> {
  const { client, connection } = backend;
  for await (const event of await client.pools.watch({ connection })) {
    const found = poolsOf(event).find(pool => pool.name === name && as(pool));
    if (found) return found;
  }
  throw new Error('The watch ended.');
}
const poolsOf = (event: PoolsEvent): readonly Pool[] =>
  event.kind === 'snapshot' ? event.pools : event.kind === 'upsert' ? [event.pool] : [];

describe('a folder', () => {
  it('is made, started and told of, filled, and deleted with all that is in it', async () => {
    await fresh();
    const path = join(folder, 'deep/images');
    const { plan: _, ...create } = { plan, action: creating(path) };
    expect(await plan(create.action)).toMatchObject({
      problems: [],
      lost: [],
      files: [{ path, becomes: 'made' }],
      steps: [expect.any(String), expect.stringContaining(path), 'Start it', expect.any(String)],
    });
    expect(await run(create.action)).toMatchObject({ state: 'done' });
    const pool = await told(({ state }) => state === 'running');
    expect(pool).toMatchObject({ type: 'dir', path, autostart: true, lasting: true, volumes: 0 });
    expect(pool.space?.capacity).toBeGreaterThan(0);

    await virsh('vol-create-as', name, 'one.qcow2', '1M', '--format', 'qcow2');
    const remove: PoolAction = { do: 'delete', pool: name, contents: true };
    const shown = await plan(remove);
    expect(shown.files).toEqual([
      expect.objectContaining({ path: join(path, 'one.qcow2'), becomes: 'deleted', lost: true }),
    ]);
    expect(shown.lost.length).toBeGreaterThan(0);
    expect(await run(remove)).toMatchObject({ state: 'done' });
    expect([await exists(path), await exists(folder)]).toEqual([false, true]);
    expect(await virsh('pool-list', '--all', '--name')).not.toContain(name);
  });

  it('stays with all that is in it when the pool alone is removed', async () => {
    await fresh();
    await writeFile(join(folder, 'kept.img'), 'kept');
    expect(await run(creating(folder, { build: 'no' }))).toMatchObject({ state: 'done' });
    const shown = await plan({ do: 'delete', pool: name, contents: false });
    expect(shown).toMatchObject({ lost: [], files: [{ path: folder, becomes: 'kept' }] });
    expect(await run({ do: 'delete', pool: name, contents: false })).toMatchObject({ state: 'done' });
    expect(await exists(join(folder, 'kept.img'))).toBe(true);
  });

  it.each([
    ['is not there', async (): Promise<string> => join(folder, 'gone'), 'FILE_NOT_FOUND'],
    [
      'is a file',
      async (): Promise<string> => {
        const path = join(folder, 'file');
        await writeFile(path, '');
        return path;
      },
      'INPUT_INVALID',
    ],
    ['is the host’s own', async (): Promise<string> => '/var', 'INPUT_INVALID'],
    ['has a pool already', async (): Promise<string> => '/var/lib/libvirt/images/', 'RESOURCE_BUSY'],
  ] as const)('is refused in the plan where it %s', async (_what, make, code) => {
    await fresh();
    expect(await codes(creating(await make(), { build: 'no' }))).toEqual([code]);
    await expect(run(creating(await make(), { build: 'no' }))).rejects.toMatchObject({ data: { code } });
  });

  it('that vanished is said when the pool is started, and made again when asked', async () => {
    await fresh();
    const path = join(folder, 'images');
    await run(creating(path, { start: false }));
    await rm(path, { recursive: true });
    expect(await codes({ do: 'start', pool: name, build: 'no' })).toEqual(['FILE_NOT_FOUND']);
    expect(await run({ do: 'start', pool: name, build: 'make' })).toMatchObject({ state: 'done' });
    expect(await exists(path)).toBe(true);
  });
});

it('takes everything back when the last step fails', async () => {
  await fresh();
  // libvirt makes the folder, and cannot start a pool of another type over it.
  await mkdir(join(folder, 'mnt'));
  const job = await run({
    do: 'create',
    type: 'fs',
    name,
    values: { 'source.devices.path': '/dev/innkeeper-none', path: join(folder, 'mnt') },
    build: 'no',
    start: true,
    autostart: false,
  });
  expect(job).toMatchObject({ state: 'failed' });
  expect(job.failure?.params['leftBehind']).toBeUndefined();
  expect(await virsh('pool-list', '--all', '--name')).not.toContain(name);
});

it('follows what others do, and edits only what was shown', async () => {
  await fresh();
  const { client, connection } = backend;
  await virsh('pool-define-as', name, 'dir', '--target', folder);
  expect(await told(() => true)).toMatchObject({ state: 'stopped', autostart: false });
  await virsh('pool-start', name);
  await told(({ state }) => state === 'running');
  const { values: seen, xml } = await client.pools.details({ connection, pool: name });
  expect([seen['path'], xml]).toEqual([folder, expect.stringContaining(name)]);
  const values = { ...seen, path: join(folder, 'other') };
  const shown = await plan({ do: 'edit', pool: name, values, seen });
  expect(shown).toMatchObject({ problems: [], warnings: [{ why: expect.any(String) as string }] });
  expect(await codes({ do: 'edit', pool: name, values, seen: { path: '/elsewhere' } })).toEqual(['CONFLICT']);
  expect(await run({ do: 'edit', pool: name, values, seen })).toMatchObject({ state: 'done' });
  const after = await client.pools.details({ connection, pool: name });
  expect(after.values['path']).toBe(join(folder, 'other'));
  expect(after.runningXml).toContain(`<path>${folder}</path>`);
});

it('stops a pool that is not defined only with the loss of it said', async () => {
  await fresh();
  await virsh('pool-create-as', name, 'dir', '--target', folder);
  await told(({ lasting }) => !lasting);
  expect((await plan({ do: 'stop', pool: name })).lost).toEqual([expect.stringContaining(name)]);
  expect(await codes({ do: 'autostart', pool: name, on: true })).toEqual(['STATE_INVALID']);
  expect(await run({ do: 'stop', pool: name })).toMatchObject({ state: 'done' });
});

it('says that a server does not answer, before libvirt waits for it', async () => {
  await fresh();
  const { client, connection } = backend;
  const values = {
    'source.hosts.name': '127.0.0.1',
    'source.dir': '/export',
    'source.format': 'nfs',
    path: join(folder, 'nas'),
  };
  const create = creating('', { type: 'netfs', values });
  expect(await codes(create)).toEqual(['HOST_UNREACHABLE']);
  expect(await codes({ ...create, start: false })).toEqual([]);
  await expect(client.pools.discover({ connection, type: 'netfs', values })).rejects.toMatchObject({
    data: { code: 'HOST_UNREACHABLE' },
  });
});

it('says that there is nothing to discover for a folder', async () => {
  await fresh();
  const { client, connection } = backend;
  await expect(client.pools.discover({ connection, type: 'dir', values: {} })).rejects.toMatchObject({
    data: { code: 'UNSUPPORTED', params: { what: 'A pool of the type “dir” has nothing to discover.' } },
  });
});

it('knows what this libvirt can make, and finds disks with what is on them', async () => {
  await fresh();
  const { client, connection } = backend;
  const { types, names } = await client.pools.choices({ connection });
  expect(types.find(({ type }) => type === 'netfs')).toMatchObject({
    supported: true,
    sourceFormats: expect.arrayContaining(['nfs', 'cifs']) as string[],
  });
  expect(names).toContain('default');
  const { sources } = await client.pools.discover({ connection, type: 'fs', values: {} });
  expect(sources.some(({ warning }) => warning?.startsWith('The host uses it'))).toBe(true);
});
