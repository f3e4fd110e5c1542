import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { MiB } from '#shared/domain/units.ts';
import { type PrivateLibvirtd, startPrivateLibvirtd } from '../../../e2e/host/private-libvirtd.mjs';
import { type DiskTests, fileDisk, run, startDiskTests } from './testing/disk-tests.ts';

// Guests boot in it, translated, beside others that do.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const ROOM = 256 * MiB;

let small: string;
let daemon: PrivateLibvirtd;
let tests: DiskTests;
let pool: string;
beforeAll(async () => {
  small = await mkdtemp(join(tmpdir(), 'innkeeper-small-'));
  // Before the daemon: what is mounted later it does not see.
  await run('mount', ['-t', 'tmpfs', '-o', `size=${ROOM},mode=755`, 'tmpfs', small]);
  daemon = await startPrivateLibvirtd();
  tests = await startDiskTests('faults', daemon.uri);
  pool = `${tests.prefix}-small`;
  await tests.virsh('pool-create-as', pool, 'dir', '--target', small);
});
afterAll(async () => {
  await tests?.virsh('pool-destroy', pool);
  await tests?.stop();
  await daemon?.dispose();
  await run('umount', [small]);
  await rmdir(small);
});
afterEach(async () => {
  await tests.clean();
  for (const file of await readdir(small)) await rm(join(small, file));
  await tests.virsh('pool-refresh', pool);
});

const takeRoom = (bytes: number) => execFileSync('fallocate', ['-l', String(bytes), join(small, 'taken')]);

async function fullDisk(size: number): Promise<string> {
  const path = await tests.image('data.qcow2', `${size}`);
  // Written in full, of bytes that no compression and no hole takes away.
  await run('qemu-io', ['-c', `write -P 9 0 ${size}`, path]);
  return path;
}

describe('when the room ends in the middle, the guest has its disk as before', () => {
  it.each(['off', 'running'] as const)('and is %s', async state => {
    const path = await fullDisk(160 * MiB);
    const { name, guest } = await tests.define(fileDisk(path, 'vda'));
    if (state === 'running') await tests.virsh('start', name);
    const id = await tests.begin(guest, { do: 'move', disk: 'vda', pool, keepOld: false });
    takeRoom(200 * MiB);
    expect(await tests.job(id)).toMatchObject({ state: 'failed', failure: { code: 'NO_SPACE' } });
    expect(await readdir(small)).toEqual(['taken']);
    expect(await tests.xml(name)).toContain(path);
    expect(await tests.xml(name, '--inactive')).toContain(path);
    expect((await tests.client.unfinished.list({ guest })).unfinished).toEqual([]);
    if (state === 'running') await tests.virsh('destroy', name);
    await run('qemu-img', ['check', '-q', path]);
  });

  it('it is refused before, where it is known', async () => {
    const path = await fullDisk(160 * MiB);
    takeRoom(200 * MiB);
    const { guest } = await tests.define(fileDisk(path, 'vda'));
    const { problems } = await tests.plan(guest, { do: 'move', disk: 'vda', pool, keepOld: false });
    expect(problems).toMatchObject([{ field: 'pool', failure: { code: 'NO_SPACE' } }]);
  });
});

describe('in the middle of a copy', () => {
  async function copying() {
    const path = await fullDisk(200 * MiB);
    const { name, guest } = await tests.define(fileDisk(path, 'vda'));
    await tests.virsh('start', name);
    const slow = tests.slowDown(guest, name, 'vda');
    const id = await tests.begin(guest, { do: 'move', disk: 'vda', pool, keepOld: false });
    await slow;
    return { path, name, guest, id };
  }

  it('the guest stops: it starts from its old disk, and nothing is left', async () => {
    const { path, name, guest, id } = await copying();
    await tests.virsh('destroy', name);
    expect(await tests.job(id)).toMatchObject({ state: 'failed', failure: { code: 'STATE_INVALID' } });
    expect(await tests.xml(name, '--inactive')).toContain(path);
    expect(await readdir(small)).toEqual([]);
    expect((await tests.client.unfinished.list({ guest })).unfinished).toEqual([]);
    await tests.virsh('start', name);
  });

  it('somebody cancels it: the same', async () => {
    const { path, name, id } = await copying();
    await tests.client.jobs.cancel({ id });
    expect(await tests.job(id)).toMatchObject({ state: 'cancelled' });
    expect(await readdir(small)).toEqual([]);
    expect(await tests.xml(name)).toContain(path);
    expect(await tests.xml(name)).not.toContain('<mirror');
  });
});
