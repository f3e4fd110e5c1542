import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CreateRequest } from '#shared/contract/create/request.ts';
import { MiB } from '#shared/domain/units.ts';
import { type PrivateLibvirtd, startPrivateLibvirtd } from '../../../../e2e/host/private-libvirtd.mjs';
import { type CreateTests, startCreateTests } from '../../testing/create-tests.ts';

const run = promisify(execFile);
const ROOM = 256 * MiB;

let small: string;
let daemon: PrivateLibvirtd;
let tests: CreateTests;
let pool: string;
beforeAll(async () => {
  small = await mkdtemp(join(tmpdir(), 'innkeeper-small-'));
  // Before the daemon: what is mounted later it does not see.
  await run('mount', ['-t', 'tmpfs', '-o', `size=${ROOM},mode=755`, 'tmpfs', small]);
  daemon = await startPrivateLibvirtd();
  tests = await startCreateTests('room', daemon.uri);
  pool = `${tests.name}-small`;
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
  for (const file of await readdir(small)) await rm(join(small, file));
  await tests.virsh('pool-refresh', pool);
  await tests.clean();
});

/** At once, before the job has had a turn: what is left is less than any of the disks. */
const takeRoom = () => execFileSync('fallocate', ['-l', String(192 * MiB), join(small, 'taken')]);

type Source = (image: string) => Pick<CreateRequest, 'source' | 'disks'>;
const copied: Source = image => ({ source: { kind: 'disk-image', image, how: 'copy' }, disks: [{}] });
const layered: Source = image => ({
  source: { kind: 'cloud-image', image, how: 'overlay' },
  disks: [{ size: 100 * MiB }],
});

describe('nothing is left behind when the room ends in the middle', () => {
  it.each<[string, string, Source]>([
    ['copied', 'raw', copied],
    ['converted', 'vmdk', copied],
    ['shared', 'qcow2', layered],
  ])('of one that is %s', async (_, format, source) => {
    const raw = await tests.bigFile('disk.raw', 100 * MiB);
    const image = join(tests.folder, `disk.${format}`);
    if (format !== 'raw') await run('qemu-img', ['convert', '-O', format, raw, image]);
    const { job: id } = await tests.client.create.run(tests.request({ ...source(image), pool }));
    takeRoom();
    expect(await tests.job(id)).toMatchObject({ state: 'failed', failure: { code: 'NO_SPACE' } });
    expect(await readdir(small)).toEqual(['taken']);
    expect(await tests.guests()).toEqual([]);
  });

  it('of one that the host copies', async () => {
    const raw = join(tests.folder, 'plain.raw');
    await run('bash', ['-c', `yes compressible | head -c ${200 * MiB} > ${raw}`]);
    const image = join(small, 'packed.qcow2');
    await run('qemu-img', ['convert', '-c', '-O', 'qcow2', raw, image]);
    takeRoom();
    await tests.virsh('pool-refresh', pool);
    const { ended } = await tests.create({ ...copied(image), pool });
    expect(ended.state).toBe('failed');
    expect((await readdir(small)).toSorted()).toEqual(['packed.qcow2', 'taken']);
    expect(await tests.guests()).toEqual([]);
  });
});
