import { mkdir, readdir, readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { manifestSchema } from '#shared/domain/disks/manifest.ts';
import { type DiskTests, drive, fileDisk, run, startDiskTests } from './testing/disk-tests.ts';
import { guestShell } from './testing/guest-shell.ts';

// Guests boot in it, translated, beside others that do.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let tests: DiskTests;
let folder: string;
beforeAll(async () => {
  tests = await startDiskTests('backup');
});
afterAll(async () => await tests?.stop());
afterEach(async () => await tests.clean());

const freshFolder = async (name: string) => {
  folder = join(tests.folder, name);
  await mkdir(folder);
  return folder;
};
const read = async (backup: string) =>
  manifestSchema.parse(JSON.parse(await readFile(join(folder, backup, 'innkeeper-backup.json'), 'utf8')));

it('a running guest is backed up in full and then by what changed; both are what the disk was', async () => {
  await freshFolder('running');
  const one = await tests.image('one.qcow2', '64M');
  const two = await tests.image('two.img', '16M', { format: 'raw' });
  const { name, guest } = await tests.define(
    fileDisk(one, 'vda') + fileDisk(two, 'vdb', { format: 'raw' }) + drive(),
  );
  await tests.virsh('start', name);
  const shell = await guestShell('qemu:///system', guest, name);
  try {
    await shell.run('echo first > /dev/vda; sync');
    const full = await tests.carryOut(guest, {
      do: 'backup',
      disks: ['vda', 'vdb'],
      folder,
      checkpoint: 'monday',
    });
    expect(full).toMatchObject({ state: 'done' });
    await shell.run('echo second | dd of=/dev/vda bs=512 seek=4096 conv=notrunc 2>/dev/null; sync');
    expect((await tests.client.disks.list({ guest })).checkpoints).toMatchObject([
      { name: 'monday', disks: ['vda'] },
    ]);
    const changed = await tests.carryOut(guest, {
      do: 'backup',
      disks: ['vda'],
      folder,
      since: 'monday',
      checkpoint: 'tuesday',
    });
    expect(changed).toMatchObject({ state: 'done' });
  } finally {
    await shell.close();
  }
  await tests.virsh('destroy', name);
  const [first = '', second = ''] = (await readdir(folder)).toSorted((a, b) => a.length - b.length);
  const [full, changed] = [await read(first), await read(second)];
  expect(full).toMatchObject({ running: true, checkpoint: 'monday', guest: { name } });
  expect(changed).toMatchObject({ since: 'monday', checkpoint: 'tuesday' });
  for (const [backup, manifest] of [
    [first, full],
    [second, changed],
  ] as const)
    for (const { file, sha256 } of manifest.disks)
      expect(
        createHash('sha256')
          .update(await readFile(join(folder, backup, file)))
          .digest('hex'),
      ).toBe(sha256);
  // The chain is whole by itself: what changed stands on what was.
  await run('qemu-img', ['compare', join(folder, second, 'vda.qcow2'), one]);
  await run('qemu-img', ['compare', '-F', 'raw', join(folder, first, 'vdb.qcow2'), two]);
  await expect(run('qemu-img', ['compare', join(folder, first, 'vda.qcow2'), one])).rejects.toThrow();
  expect(await readFile(join(folder, first, 'guest.xml'), 'utf8')).toContain(one);
});

it('a guest that is off is backed up, all of its layers in one file', async () => {
  await freshFolder('off');
  const base = await tests.image('base.qcow2', '32M');
  await run('qemu-io', ['-c', 'write -P 3 0 1M', base]);
  const top = join(tests.pool.path, 'top.qcow2');
  await run('qemu-img', ['create', '-q', '-f', 'qcow2', '-b', base, '-F', 'qcow2', top]);
  const { guest } = await tests.define(fileDisk(top, 'vda'));
  expect(await tests.carryOut(guest, { do: 'backup', disks: ['vda'], folder })).toMatchObject({
    state: 'done',
  });
  const [backup = ''] = await readdir(folder);
  const image = join(folder, backup, 'vda.qcow2');
  await run('qemu-img', ['compare', image, top]);
  const { stdout } = await run('qemu-img', ['info', image]);
  expect(stdout).not.toContain('backing file');
});

it('a backup that is cancelled leaves nothing, and its checkpoint neither', async () => {
  await freshFolder('cancelled');
  const path = await tests.image('big.qcow2', '1G');
  await run('qemu-io', ['-c', 'write -P 5 0 900M', path]);
  const { name, guest } = await tests.define(fileDisk(path, 'vda'));
  await tests.virsh('start', name);
  const id = await tests.begin(guest, { do: 'backup', disks: ['vda'], folder, checkpoint: 'never' });
  await tests.job(id, job => job.step?.startsWith('Copy') === true);
  await tests.client.jobs.cancel({ id });
  expect(await tests.job(id)).toMatchObject({ state: 'cancelled' });
  expect(await readdir(folder)).toEqual([]);
  expect((await tests.client.disks.list({ guest })).checkpoints).toEqual([]);
});

describe('it is refused', () => {
  it('to back up what changed without the backup that it would stand on', async () => {
    await freshFolder('elsewhere');
    const path = await tests.image('since.qcow2', '16M');
    const { name, guest } = await tests.define(fileDisk(path, 'vda'));
    await tests.virsh('start', name);
    const { problems } = await tests.plan(guest, { do: 'backup', disks: ['vda'], folder, since: 'monday' });
    expect(problems).toMatchObject([{ field: 'since', failure: { code: 'INPUT_INVALID' } }]);
  });

  it('to hold the file systems still without an agent', async () => {
    await freshFolder('no-agent');
    const path = await tests.image('agent.qcow2', '16M');
    const { name, guest } = await tests.define(fileDisk(path, 'vda'));
    await tests.virsh('start', name);
    const { problems } = await tests.plan(guest, { do: 'backup', disks: ['vda'], folder, quiesce: true });
    expect(problems).toMatchObject([{ field: 'quiesce', failure: { code: 'AGENT_ABSENT' } }]);
  });

  it('to write where nobody may', async () => {
    const path = await tests.image('nowhere.qcow2', '16M');
    const { guest } = await tests.define(fileDisk(path, 'vda'));
    const { problems } = await tests.plan(guest, { do: 'backup', disks: ['vda'], folder: '/nowhere/at/all' });
    expect(problems).toMatchObject([{ field: 'folder', failure: { code: 'FILE_NOT_FOUND' } }]);
  });
});
