import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { pack } from 'tar-stream';
import { MiB } from '#shared/domain/units.ts';
import { type CreateTests, startCreateTests } from '../../testing/create-tests.ts';

const run = promisify(execFile);

let tests: CreateTests;
beforeAll(async () => {
  tests = await startCreateTests('images');
});
afterAll(() => tests?.stop());
afterEach(() => tests.clean());

interface Info {
  readonly format: string;
  readonly 'virtual-size': number;
  readonly 'actual-size': number;
}

async function infoOf(volume: string): Promise<Info> {
  const path = join(tests.pool.path, volume);
  const { stdout } = await run('qemu-img', ['info', '-U', '--output=json', path]);
  return JSON.parse(stdout) as Info;
}

/** An image whose guest sees 24 MiB, with something in it. */
async function image(name: string, format: string): Promise<{ path: string; raw: string }> {
  const raw = await tests.bigFile(`${name}.raw`, 8 * MiB);
  await run('truncate', ['-s', String(24 * MiB), raw]);
  const path = join(tests.folder, name);
  await run('qemu-img', ['convert', '-O', format, raw, path]);
  return { path, raw };
}

/** The guest sees the same bytes in both, zeros behind the end of the shorter. */
async function expectSame(path: string, volume: string): Promise<void> {
  await run('qemu-img', ['compare', path, join(tests.pool.path, volume)]);
}

describe('an image', () => {
  it('is copied into the pool as it is, and made as big as wanted', async () => {
    const { path } = await image('small.qcow2', 'qcow2');
    const source = { kind: 'disk-image' as const, image: path, how: 'copy' as const };
    const { guest, ended } = await tests.create({ source, disks: [{ size: 64 * MiB }] });
    expect(ended).toMatchObject({ state: 'done', progress: 1 });
    expect(await infoOf(`${tests.name}.qcow2`)).toMatchObject({ format: 'qcow2', 'virtual-size': 64 * MiB });
    await expectSame(path, `${tests.name}.qcow2`);
    await tests.job((await tests.client.guests.remove({ guest, deleteDisks: ['vda'] })).job);
    expect(await tests.pool.files()).toEqual([]);
  });

  it('keeps its holes', async () => {
    const path = join(tests.folder, 'sparse.raw');
    await writeFile(path, 'x');
    await run('truncate', ['-s', String(512 * MiB), path]);
    const source = { kind: 'disk-image' as const, image: path, how: 'copy' as const };
    await tests.create({ source, disks: [{ format: 'raw' }] });
    const { size, blocks } = await stat(join(tests.pool.path, `${tests.name}.raw`));
    expect(size).toBe(512 * MiB);
    expect(blocks * 512).toBeLessThan(MiB);
  });

  it.each([
    ['vmdk', 'qcow2'],
    ['vdi', 'qcow2'],
    ['vhdx', 'raw'],
    ['vpc', 'qcow2'],
    ['qcow2', 'raw'],
  ] as const)('of %s becomes %s', async (from, format) => {
    const { path, raw } = await image(`other.${from}`, from);
    const source = { kind: 'disk-image' as const, image: path, how: 'convert' as const };
    const { ended } = await tests.create({ source, disks: [{ format, size: 32 * MiB }] });
    expect(ended).toMatchObject({ state: 'done', progress: 1 });
    const volume = `${tests.name}.${format}`;
    expect(await tests.pool.files()).toEqual([volume]);
    expect(await infoOf(volume)).toMatchObject({ format, 'virtual-size': 32 * MiB });
    await expectSame(raw, volume);
  });

  it('in an archive is taken out of it', async () => {
    const { path, raw } = await image('disk.vmdk', 'vmdk');
    const archive = join(tests.folder, 'some.ova');
    const tar = pack();
    tar.entry({ name: 'other.txt' }, 'before it');
    tar.entry({ name: 'disk.vmdk' }, await readFile(path));
    tar.finalize();
    await pipeline(tar, createWriteStream(archive));
    const { ended } = await tests.create({
      disks: [{ image: archive, member: 'disk.vmdk', how: 'convert' }],
    });
    expect(ended).toMatchObject({ state: 'done' });
    await expectSame(raw, `${tests.name}.qcow2`);
  });

  it('of a pool is cloned by the host', async () => {
    const { virsh, name, pool } = tests;
    await virsh('vol-create-as', name, 'base.qcow2', '16M', '--format', 'qcow2');
    const source = {
      kind: 'disk-image' as const,
      image: join(pool.path, 'base.qcow2'),
      how: 'copy' as const,
    };
    const { guest, ended } = await tests.create({ source });
    expect(ended).toMatchObject({ state: 'done' });
    expect(await pool.files()).toEqual(['base.qcow2', `${name}.qcow2`]);
    expect(await infoOf(`${name}.qcow2`)).toMatchObject({ 'virtual-size': 64 * MiB });
    await tests.job((await tests.client.guests.remove({ guest, deleteDisks: ['vda'] })).job);
    expect(await pool.files()).toEqual(['base.qcow2']);
  });

  it('in use by no guest is used where it is, and not deleted with a guest that was not made', async () => {
    const { path } = await image('own.qcow2', 'qcow2');
    const source = { kind: 'disk-image' as const, image: path, how: 'use' as const };
    const { ended } = await tests.create({ source, disks: [{}] });
    expect(ended).toMatchObject({ state: 'done' });
    expect(await tests.pool.files()).toEqual([]);
    expect(await tests.virsh('domblklist', tests.name)).toContain(path);
  });
});

describe('an empty disk', () => {
  it.each(['qcow2', 'raw'] as const)('of %s has all of its room at once when asked', async format => {
    await tests.create({ disks: [{ size: 64 * MiB, format, preallocation: 'full' }] });
    expect((await infoOf(`${tests.name}.${format}`))['actual-size']).toBeGreaterThanOrEqual(64 * MiB);
  });

  it('has its tables at once when asked', async () => {
    await tests.create({ disks: [{ size: 2048 * MiB, preallocation: 'metadata' }, { size: 2048 * MiB }] });
    const [first, second] = await Promise.all(
      (await tests.pool.files()).map(file => stat(join(tests.pool.path, file))),
    );
    const sizes = [first?.size ?? 0, second?.size ?? 0].toSorted((one, other) => one - other);
    expect(sizes[0]).toBeLessThan(MiB);
    expect(sizes[1]).toBeGreaterThan(2048 * MiB);
  });
});
