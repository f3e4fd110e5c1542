import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type DiskTests, fileDisk, run, startDiskTests } from './testing/disk-tests.ts';
import { guestShell } from './testing/guest-shell.ts';

// Guests boot in it, translated, beside others that do.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let tests: DiskTests;
beforeAll(async () => {
  tests = await startDiskTests('copy');
});
afterAll(async () => await tests?.stop());
afterEach(async () => await tests.clean());

const there = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
const write = (path: string, pattern: number, at: string, format = 'qcow2') =>
  run('qemu-io', ['-f', format, '-c', `write -P ${pattern} ${at}`, path]);
const same = (one: string, other: string) => run('qemu-img', ['compare', one, other]);
async function info(path: string): Promise<{ format: string; 'backing-filename'?: string }> {
  const { stdout } = await run('qemu-img', ['info', '-U', '--output=json', path]);
  return JSON.parse(stdout) as { format: string };
}

/** A layer on a base, each with something in it. */
async function layered() {
  const base = await tests.image('base.qcow2', '32M');
  await write(base, 1, '0 2M');
  const top = join(tests.pool.path, 'top.qcow2');
  await run('qemu-img', ['create', '-q', '-f', 'qcow2', '-b', base, '-F', 'qcow2', top]);
  await write(top, 2, '4M 2M');
  const reference = join(tests.folder, 'reference.qcow2');
  await run('qemu-img', ['convert', '-O', 'qcow2', top, reference]);
  return { base, top, reference };
}

describe.each(['off', 'running'] as const)('of a guest that is %s', state => {
  const start = async (name: string) => void (state === 'running' && (await tests.virsh('start', name)));
  const stop = async (name: string) => void (state === 'running' && (await tests.virsh('destroy', name)));

  it('a disk moves to another pool and goes on standing on its base', async () => {
    const { base, top, reference } = await layered();
    const { name, guest } = await tests.define(fileDisk(top, 'vda'));
    await start(name);
    const job = await tests.carryOut(guest, {
      do: 'move',
      disk: 'vda',
      pool: tests.other.name,
      keepOld: false,
    });
    expect(job).toMatchObject({ state: 'done' });
    const moved = join(tests.other.path, 'top.qcow2');
    expect(await tests.disk(guest, 'vda')).toMatchObject({
      source: moved,
      pool: tests.other.name,
      standsOn: [base],
    });
    expect(await tests.xml(name, '--inactive')).toContain(moved);
    expect(await there(top)).toBe(false);
    await stop(name);
    expect((await info(moved))['backing-filename']).toBe(base);
    await same(moved, reference);
  });

  it('a disk becomes whole on the way, and the old file is kept as wished', async () => {
    const { base, top, reference } = await layered();
    const { name, guest } = await tests.define(fileDisk(top, 'vda'));
    await start(name);
    const job = await tests.carryOut(guest, {
      do: 'move',
      disk: 'vda',
      pool: tests.other.name,
      format: 'raw',
      keepOld: true,
    });
    expect(job).toMatchObject({ state: 'done' });
    const moved = join(tests.other.path, 'top.img');
    await stop(name);
    expect(await tests.xml(name, '--inactive')).toContain(moved);
    await run('qemu-img', ['compare', '-f', 'raw', '-F', 'qcow2', moved, reference]);
    expect([await there(top), await there(base)]).toEqual([true, true]);
  });

  it('raw becomes qcow2 in its pool', async () => {
    const raw = await tests.image('plain.img', '32M', { format: 'raw' });
    await write(raw, 7, '1M 3M', 'raw');
    const reference = join(tests.folder, 'plain.qcow2');
    await run('qemu-img', ['convert', '-f', 'raw', '-O', 'qcow2', raw, reference]);
    const { name, guest } = await tests.define(fileDisk(raw, 'vda', { format: 'raw' }));
    await start(name);
    expect(
      await tests.carryOut(guest, { do: 'convert', disk: 'vda', format: 'qcow2', keepOld: false }),
    ).toMatchObject({ state: 'done' });
    const { source = '', format } = await tests.disk(guest, 'vda');
    expect([source, format]).toEqual([join(tests.pool.path, 'plain.qcow2'), 'qcow2']);
    await stop(name);
    await same(source, reference);
    expect(await there(raw)).toBe(false);
    await tests.virsh('start', name);
  });
});

it('a running guest goes on writing, and all of it is in the copy', async () => {
  const path = await tests.image('busy.qcow2', '64M');
  const { name, guest } = await tests.define(fileDisk(path, 'vda'));
  await tests.virsh('start', name);
  const shell = await guestShell('qemu:///system', guest, name);
  try {
    await shell.run('echo before > /dev/vda; sync');
    const job = await tests.begin(guest, { do: 'move', disk: 'vda', pool: tests.other.name, keepOld: false });
    await shell.run('echo middle | dd of=/dev/vda bs=512 seek=8 conv=notrunc 2>/dev/null; sync');
    expect(await tests.job(job)).toMatchObject({ state: 'done' });
    await shell.run('echo after | dd of=/dev/vda bs=512 seek=16 conv=notrunc 2>/dev/null; sync');
  } finally {
    await shell.close();
  }
  await tests.virsh('destroy', name);
  const { stdout } = await run('qemu-io', ['-c', 'read -v 0 16k', join(tests.other.path, 'busy.qcow2')]);
  for (const word of ['before', 'middle', 'after']) expect(stdout).toContain(word);
});

it('a disk of a volume, named by its pool, is moved for its next start too', async () => {
  await tests.image('named.qcow2', '16M');
  await tests.virsh('pool-refresh', tests.pool.name);
  const { name, guest } = await tests.define(
    `<disk type='volume' device='disk'><driver name='qemu' type='qcow2'/><source pool='${tests.pool.name}' volume='named.qcow2'/><target dev='vda' bus='virtio'/></disk>`,
  );
  await tests.virsh('start', name);
  expect(
    await tests.carryOut(guest, { do: 'move', disk: 'vda', pool: tests.other.name, keepOld: false }),
  ).toMatchObject({ state: 'done' });
  expect(await tests.xml(name, '--inactive')).toContain(join(tests.other.path, 'named.qcow2'));
  await tests.virsh('destroy', name);
  await tests.virsh('start', name);
});

describe('it is refused', () => {
  it('with snapshots inside, naming them', async () => {
    const path = await tests.image('snapped.qcow2', '16M');
    const { name, guest } = await tests.define(fileDisk(path, 'vda'));
    await tests.virsh('snapshot-create-as', name, 'before-update');
    const { problems } = await tests.plan(guest, {
      do: 'convert',
      disk: 'vda',
      format: 'raw',
      keepOld: true,
    });
    expect(problems[0]?.failure.params['reason']).toContain('before-update');
  });

  it('to delete a file that another guest has: it is kept, and the plan says for whom', async () => {
    const path = await tests.image('shared.qcow2', '16M');
    const { guest } = await tests.define(fileDisk(path, 'vda'));
    const { name: second } = await tests.define(fileDisk(path, 'vda'));
    const action = { do: 'move', disk: 'vda', pool: tests.other.name, keepOld: false } as const;
    const { files } = await tests.plan(guest, action);
    expect(files.find(file => file.path === path)).toMatchObject({
      becomes: 'kept',
      note: expect.stringContaining(second) as string,
    });
    await tests.carryOut(guest, action);
    expect(await there(path)).toBe(true);
  });
});
