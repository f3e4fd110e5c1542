import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { CreateRequest } from '#shared/contract/create/request.ts';
import { MiB } from '#shared/domain/units.ts';
import { writeIso } from '#electron/media/iso/write-iso.ts';
import { type CreateTests, startCreateTests } from '../testing/create-tests.ts';

const run = promisify(execFile);

let tests: CreateTests;
beforeAll(async () => {
  tests = await startCreateTests('problems');
});
afterAll(() => tests?.stop());
afterEach(() => tests.clean());

const problems = async (change: Partial<CreateRequest>) =>
  (await tests.client.create.plan(tests.request(change))).problems;

it('says that a name is taken, and refuses to run', async () => {
  await tests.create();
  expect(await problems({})).toMatchObject([{ field: 'name', failure: { code: 'NAME_TAKEN' } }]);
  await expect(tests.client.create.run(tests.request())).rejects.toMatchObject({
    data: { code: 'NAME_TAKEN' },
  });
});

it('says how much a disk needs and how much is free', async () => {
  const [problem] = await problems({ disks: [{ size: 2 ** 50, preallocation: 'full' }] });
  expect(problem).toMatchObject({ failure: { code: 'NO_SPACE', params: { needed: '1 PiB' } } });
});

it('says that an ISO is not there', async () => {
  const path = join(tests.folder, 'gone.iso');
  expect(await problems({ source: { kind: 'iso', image: path } })).toMatchObject([
    { field: 'source.image', failure: { code: 'FILE_NOT_FOUND', params: { path } } },
  ]);
});

it('finds an ISO that QEMU’s user cannot reach, and copies it into the pool when asked', async () => {
  const closed = join(tests.folder, 'home');
  await mkdir(closed, { mode: 0o700 });
  const path = join(closed, 'system.iso');
  await writeFile(path, writeIso('SYSTEM', [{ name: 'readme.txt', text: 'a medium' }], new Date()));
  const wanted = tests.request({ source: { kind: 'iso', image: path } });
  const [problem] = (await tests.client.create.plan(wanted)).problems;
  expect(problem).toMatchObject({
    field: 'source.image',
    failure: { code: 'FILE_UNREADABLE', params: { path, folder: closed } },
    fix: { id: 'copy-into-pool' },
  });
  const fixed = await tests.client.create.fix({ request: wanted, fix: 'copy-into-pool' });
  expect(await tests.job(fixed.job)).toMatchObject({ state: 'done' });
  expect(fixed.request.source).toEqual({ kind: 'iso', image: join(tests.pool.path, 'system.iso') });
  expect((await tests.client.create.plan(fixed.request)).problems).toEqual([]);
});

it('starts a network when asked, and has nothing left to set right then', async () => {
  const net = join(tests.folder, 'net.xml');
  await writeFile(net, `<network><name>${tests.name}</name></network>`);
  await tests.virsh('net-define', net);
  try {
    const wanted = tests.request({ nics: [{ target: { to: 'network', network: tests.name } }] });
    const plan = await tests.client.create.plan(wanted);
    expect(plan.problems).toMatchObject([
      { failure: { code: 'NETWORK_INACTIVE' }, fix: { id: 'start-network' } },
    ]);
    const fixed = await tests.client.create.fix({ request: wanted, fix: 'start-network' });
    expect(await tests.job(fixed.job)).toMatchObject({ state: 'done' });
    expect((await tests.client.create.plan(fixed.request)).problems).toEqual([]);
    await expect(tests.client.create.fix({ request: wanted, fix: 'start-network' })).rejects.toMatchObject({
      data: { code: 'STATE_INVALID' },
    });
  } finally {
    await tests.virsh('net-destroy', tests.name);
    await tests.virsh('net-undefine', tests.name);
  }
});

it('keeps a disk that another guest uses', async () => {
  const first = await tests.create();
  const disk = join(tests.pool.path, `${tests.name}.qcow2`);
  const source = { kind: 'disk-image' as const, image: disk, how: 'use' as const };
  expect(await problems({ name: `${tests.name}-b`, source, disks: [{}] })).toMatchObject([
    { failure: { code: 'RESOURCE_BUSY' } },
  ]);
  // An overlay stands on it.
  const overlay = join(tests.pool.path, 'overlay.qcow2');
  await run('qemu-img', ['create', '-q', '-f', 'qcow2', '-b', disk, '-F', 'qcow2', overlay]);
  await tests.virsh('pool-refresh', tests.name);
  const plan = await tests.client.guests.removalPlan({ guest: first.guest });
  expect(plan.disks).toMatchObject([
    { deletable: false, suggested: false, note: `${overlay} stands on it.` },
  ]);
  await expect(
    tests.client.guests.remove({ guest: first.guest, deleteDisks: ['vda'] }),
  ).rejects.toMatchObject({ data: { code: 'RESOURCE_BUSY' } });
  expect(await tests.guests()).toEqual([tests.name]);
  await tests.job((await tests.client.guests.remove({ guest: first.guest, deleteDisks: [] })).job);
  expect(await tests.pool.files()).toEqual([`${tests.name}.qcow2`, 'overlay.qcow2'].toSorted());
});

it('offers the pool with its images', async () => {
  await tests.virsh('vol-create-as', tests.name, 'seen.qcow2', '16M', '--format', 'qcow2');
  const options = await tests.client.create.options({ connection: tests.connection });
  expect(options.pools).toContainEqual(
    expect.objectContaining({ name: tests.name, active: true, path: tests.pool.path }),
  );
  expect(options.images).toContainEqual({
    path: join(tests.pool.path, 'seen.qcow2'),
    name: 'seen.qcow2',
    pool: tests.name,
    format: 'qcow2',
    size: 16 * MiB,
  });
  expect(options.browsable).toBe(true);
});
