import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { VolumeAction } from '#shared/contract/volumes.ts';
import { MiB } from '#shared/domain/units.ts';
import { run, startVolumeTests, type VolumeTests } from './testing/volume-tests.ts';

let tests: VolumeTests;
beforeAll(async () => {
  tests = await startVolumeTests();
});
afterAll(async () => await tests?.stop());

const done = { state: 'done' };
const sparse = { do: 'create', format: 'qcow2', room: 'sparse', capacity: 16 * MiB } as const;

it('makes volumes of every format, with no, some or all of their room', async () => {
  for (const format of ['qcow2', 'raw', 'qed', 'vmdk', 'vdi', 'vpc', 'qcow'] as const) {
    const name = `sparse.${format}`;
    expect(await tests.carryOut({ ...sparse, name, format })).toMatchObject(done);
    expect(await tests.image(name)).toMatchObject({ format });
  }
  expect(await tests.carryOut({ ...sparse, name: 'full.qcow2', room: 'full' })).toMatchObject(done);
  expect(await tests.carryOut({ ...sparse, name: 'meta.qcow2', room: 'metadata' })).toMatchObject(done);
  expect(await tests.carryOut({ ...sparse, name: 'full.raw', format: 'raw', room: 'full' })).toMatchObject(
    done,
  );
  expect((await tests.image('full.qcow2'))['actual-size']).toBeGreaterThanOrEqual(16 * MiB);
  expect((await tests.image('full.raw'))['actual-size']).toBeGreaterThanOrEqual(16 * MiB);
  expect((await tests.image('meta.qcow2'))['actual-size']).toBeLessThan(16 * MiB);
});

it('makes a layer on another image, and draws what stands on what', async () => {
  await tests.carryOut({ ...sparse, name: 'base.qcow2' });
  const path = `${tests.pool.path}/base.qcow2`;
  const layer = { ...sparse, name: 'layer.qcow2', backing: { path, format: 'qcow2' as const } };
  expect(await tests.carryOut(layer)).toMatchObject(done);
  const base = await tests.client.volumes.details({ ...tests.at, volume: 'base.qcow2' });
  expect(base.above).toMatchObject([{ path: `${tests.pool.path}/layer.qcow2`, on: path }]);
  const top = await tests.client.volumes.details({ ...tests.at, volume: 'layer.qcow2' });
  expect(top.below).toMatchObject([{ path, missing: false, at: { volume: 'base.qcow2' } }]);
  const acts: VolumeAction[] = [
    { do: 'delete', volumes: ['base.qcow2'] },
    { do: 'wipe', volume: 'base.qcow2', algorithm: 'zero' },
    { do: 'resize', volume: 'base.qcow2', size: 8 * MiB, shrink: true },
  ];
  for (const act of acts)
    expect(await tests.problems(act)).toContainEqual([
      act.do === 'delete' ? 'volumes' : undefined,
      'RESOURCE_BUSY',
    ]);
  expect(await tests.carryOut({ do: 'delete', volumes: ['base.qcow2', 'layer.qcow2'] })).toMatchObject(done);
  expect(await tests.pool.files()).not.toContain('base.qcow2');
});

it('encrypts with a passphrase that libvirt alone keeps', async () => {
  const action = { ...sparse, name: 'secret.img', format: 'raw', encryption: { secret: null } } as const;
  const job = await tests.carryOut(action, 'correct horse');
  expect(job).toMatchObject(done);
  expect(JSON.stringify(job)).not.toContain('correct horse');
  const { secret, xml } = await tests.client.volumes.details({ ...tests.at, volume: 'secret.img' });
  expect(secret).toBeDefined();
  expect(xml).not.toContain('correct horse');
  const secretFile = 'id=s,data=correct horse';
  const opts = `driver=luks,key-secret=s,file.filename=${tests.pool.path}/secret.img`;
  await run('qemu-io', ['--object', `secret,${secretFile}`, '-c', 'read 0 512', '--image-opts', opts]);
  await expect(
    run('qemu-io', ['--object', 'secret,id=s,data=wrong', '-c', 'read 0 512', '--image-opts', opts]),
  ).rejects.toThrow();
  // Of the same name again: its passphrase is still there, and is neither lost nor guessed.
  await tests.carryOut({ do: 'delete', volumes: ['secret.img'] });
  expect(await tests.problems(action)).toEqual([['encryption', 'INPUT_INVALID']]);
  const again = { ...action, encryption: { secret: secret ?? null } };
  const made = await tests.carryOut(again);
  expect(made.failure).toBeUndefined();
  expect(made).toMatchObject(done);
  // A clone of it opens with the same.
  const clone = { do: 'clone', volume: 'secret.img', pool: tests.name, name: 'secret-2.img' } as const;
  expect(await tests.carryOut(clone)).toMatchObject(done);
  const copied = opts.replace('secret.img', 'secret-2.img');
  await run('qemu-io', ['--object', `secret,${secretFile}`, '-c', 'read 0 512', '--image-opts', copied]);
  await tests.virsh('secret-undefine', secret ?? '');
});

it('grows and shrinks, and says where the last partition ends', async () => {
  for (const format of ['raw', 'qcow2'] as const) {
    const name = `disk.${format}`;
    await tests.carryOut({ ...sparse, name, format });
    expect(await tests.problems({ do: 'resize', volume: name, size: 8 * MiB })).toEqual([
      ['size', 'INPUT_INVALID'],
    ]);
    const smaller = { do: 'resize', volume: name, size: 8 * MiB, shrink: true } as const;
    // Nothing was ever written to it: nothing can be lost.
    expect((await tests.plan(smaller)).lost).toEqual([]);
    await writeTable(`${tests.pool.path}/${name}`, format, 12 * MiB);
    expect(await tests.problems(smaller)).toEqual([['size', 'INPUT_INVALID']]);
    const enough = { ...smaller, size: 13 * MiB };
    expect((await tests.plan(enough)).lost).toHaveLength(1);
    expect(await tests.carryOut(enough)).toMatchObject(done);
    expect((await tests.image(name))['virtual-size']).toBe(13 * MiB);
    expect(await tests.carryOut({ do: 'resize', volume: name, size: 20 * MiB })).toMatchObject(done);
    expect((await tests.image(name))['virtual-size']).toBe(20 * MiB);
  }
});

/** A partition table with one partition that ends at `end`. */
async function writeTable(path: string, format: string, end: number): Promise<void> {
  const sectors = end / 512 - 2048;
  const bytes = (value: number) =>
    [0, 8, 16, 24].map(shift => `0x${((value >>> shift) & 0xff).toString(16)}`);
  const write = (at: number, byte: string) => ['-c', `write -P ${byte} ${at} 1`];
  const entry = [
    '0x00',
    '0x00',
    '0x00',
    '0x00',
    '0x83',
    '0x00',
    '0x00',
    '0x00',
    ...bytes(2048),
    ...bytes(sectors),
  ];
  const commands = [
    ...entry.flatMap((byte, at) => write(446 + at, byte)),
    ...write(510, '0x55'),
    ...write(511, '0xaa'),
  ];
  await run('qemu-io', ['-f', format, ...commands, path]);
}

it('clones and converts: the content is the same, and the old one goes only when wished', async () => {
  await tests.carryOut({ ...sparse, name: 'origin.qcow2' });
  const origin = `${tests.pool.path}/origin.qcow2`;
  await run('qemu-io', ['-c', 'write -P 7 1M 2M', origin]);
  const clone = {
    do: 'clone',
    volume: 'origin.qcow2',
    pool: tests.name,
    name: 'copy.raw',
    format: 'raw',
  } as const;
  expect(await tests.carryOut(clone)).toMatchObject(done);
  await run('qemu-img', ['compare', origin, `${tests.pool.path}/copy.raw`]);
  expect(await tests.problems(clone)).toEqual([['name', 'NAME_TAKEN']]);
  const convert = { do: 'convert', volume: 'copy.raw', format: 'qcow2', keepOld: false } as const;
  expect(await tests.carryOut(convert)).toMatchObject(done);
  await run('qemu-img', ['compare', origin, `${tests.pool.path}/copy.qcow2`]);
  expect(await tests.pool.files()).not.toContain('copy.raw');
});

it('wipes what was written, and leaves an empty image of the same kind', async () => {
  await tests.carryOut({ ...sparse, name: 'wiped.qcow2' });
  const path = `${tests.pool.path}/wiped.qcow2`;
  await run('qemu-io', ['-c', 'write -P 0x5a 0 1M', path]);
  expect((await readFile(path)).includes(Buffer.alloc(512, 0x5a))).toBe(true);
  const action = { do: 'wipe', volume: 'wiped.qcow2', algorithm: 'zero' } as const;
  expect((await tests.plan(action)).lost).toHaveLength(1);
  expect(await tests.carryOut(action)).toMatchObject(done);
  expect(await tests.image('wiped.qcow2')).toMatchObject({ format: 'qcow2', 'virtual-size': 16 * MiB });
  expect((await readFile(path)).includes(Buffer.alloc(512, 0x5a))).toBe(false);
});

it('refuses what cannot be, beside its field', async () => {
  const invalid = async (change: object) =>
    (await tests.problems({ ...sparse, name: 'no.qcow2', ...change }))[0];
  expect(await invalid({ name: 'a/b' })).toEqual(['name', 'INPUT_INVALID']);
  expect(await invalid({ name: '..' })).toEqual(['name', 'INPUT_INVALID']);
  expect(await invalid({ name: 'ü'.repeat(200) })).toEqual(['name', 'INPUT_INVALID']);
  expect(await invalid({ capacity: 0 })).toEqual(['capacity', 'INPUT_INVALID']);
  expect(await invalid({ capacity: 1000 })).toEqual(['capacity', 'INPUT_INVALID']);
  expect(await invalid({ format: 'vdi', room: 'full' })).toEqual(['room', 'INPUT_INVALID']);
  expect(await invalid({ capacity: 2 ** 50, room: 'full' })).toEqual(['capacity', 'NO_SPACE']);
  expect(await invalid({ backing: { path: '/nowhere.qcow2', format: 'qcow2' } })).toEqual([
    'backing',
    'FILE_NOT_FOUND',
  ]);
  expect(await tests.problems({ do: 'delete', volumes: ['gone'] })).toEqual([['volumes', 'FILE_NOT_FOUND']]);
});
