import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { type DiskTests, fileDisk, run, startDiskTests } from './testing/disk-tests.ts';

// Guests boot in it, translated, beside others that do.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

// As for most people: the pool's folder and the disks in it are root's.
vi.mock('../storage/writable-folder.ts', () => ({ writableFolder: async () => undefined }));
vi.mock('node:fs/promises', async original => ({
  ...(await original<typeof import('node:fs/promises')>()),
  access: async (path: string, mode?: number) => {
    const { constants, access } = await original<typeof import('node:fs/promises')>();
    if (mode === constants.R_OK && path.includes('innkeeper-pool-')) throw new Error('EACCES');
    return await access(path, mode);
  },
}));

let tests: DiskTests;
beforeAll(async () => {
  tests = await startDiskTests('host');
});
afterAll(async () => await tests?.stop());
afterEach(async () => await tests.clean());

async function layered() {
  const base = await tests.image('base.qcow2', '32M');
  await run('qemu-io', ['-c', 'write -P 1 0 2M', base]);
  const top = join(tests.pool.path, 'top.qcow2');
  await run('qemu-img', ['create', '-q', '-f', 'qcow2', '-b', base, '-F', 'qcow2', top]);
  await run('qemu-io', ['-c', 'write -P 2 4M 2M', top]);
  const { guest } = await tests.define(fileDisk(top, 'vda'));
  return { base, top, guest };
}

it('libvirt moves a layer as it is, still standing on its base', async () => {
  const { base, top, guest } = await layered();
  expect(
    await tests.carryOut(guest, { do: 'move', disk: 'vda', pool: tests.other.name, keepOld: true }),
  ).toMatchObject({ state: 'done' });
  const moved = join(tests.other.path, 'top.qcow2');
  await run('qemu-img', ['compare', top, moved]);
  const { stdout } = await run('qemu-img', ['info', '--output=json', moved]);
  expect(JSON.parse(stdout)).toMatchObject({ format: 'qcow2', 'backing-filename': base });
});

it('libvirt makes a disk whole, in another format', async () => {
  const { top, guest } = await layered();
  expect(
    await tests.carryOut(guest, { do: 'convert', disk: 'vda', format: 'raw', keepOld: true }),
  ).toMatchObject({ state: 'done' });
  await run('qemu-img', ['compare', '-F', 'raw', top, join(tests.pool.path, 'top.img')]);
});

it('a raw disk that looks like an image is not taken for one', async () => {
  const disguised = await tests.image('disguised.img', '16M');
  await tests.virsh('pool-refresh', tests.pool.name);
  const { guest } = await tests.define(fileDisk(disguised, 'vda', { format: 'raw' }));
  const job = await tests.carryOut(guest, { do: 'convert', disk: 'vda', format: 'qcow2', keepOld: true });
  expect(job).toMatchObject({ state: 'failed', failure: { code: 'FILE_DAMAGED' } });
  expect(await tests.pool.files()).toEqual(['disguised.img']);
});
