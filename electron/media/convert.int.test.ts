import { execFileSync } from 'node:child_process';
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  stat,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { convertImage } from './convert.ts';
import { inspectImage } from './disk-image/inspect.ts';
import { makeImage, rawDisk } from './testing/disk-images.ts';

const size = 8 * 1024 * 1024;
let folder: string;
let raw: string;
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'innkeeper-convert-')));
  raw = rawDisk(folder);
});
afterEach(() => rm(folder, { recursive: true }));

const at = (name: string) => join(folder, name);

describe('every format', () => {
  it.each([
    ['raw', undefined],
    ['qcow2', undefined],
    ['qed', undefined],
    ['vdi', undefined],
    ['vhdx', undefined],
    ['vpc', 'subformat=dynamic,force_size'],
    ['vpc', 'subformat=fixed,force_size'],
    ['vmdk', 'subformat=monolithicSparse'],
    ['vmdk', 'subformat=monolithicFlat'],
    ['vmdk', 'subformat=twoGbMaxExtentSparse'],
    ['vmdk', 'subformat=twoGbMaxExtentFlat'],
    ['vmdk', 'subformat=streamOptimized'],
  ])('%s %s is found by its content and converted whole', async (format, option) => {
    // A name that says nothing, or another format.
    const image = makeImage(raw, at('a.img'), format, ...(option === undefined ? [] : [option]));
    const found = await inspectImage(image);
    expect(found).toMatchObject({ format, encrypted: false, missing: [] });
    expect(found.virtualSize).toBe(size);
    expect(found.failure).toBeUndefined();
    const seen: number[] = [];
    await convertImage({ from: image, to: at('out'), format: 'raw' }, { progress: n => seen.push(n) });
    expect((await readFile(at('out'))).equals(await readFile(raw))).toBe(true);
    expect(seen.at(-1)).toBe(1);
  });

  it('makes a sparse qcow2 that stands on nothing', async () => {
    await convertImage({ from: raw, to: at('out'), format: 'qcow2' });
    expect(await inspectImage(at('out'))).toMatchObject({ format: 'qcow2', virtualSize: size, files: [] });
    expect((await readFile(at('out'))).length).toBeLessThan(size / 4);
  });
});

it('reads a block device', async () => {
  const device = execFileSync('losetup', ['--find', '--show', '--read-only', raw], {
    encoding: 'utf8',
  }).trim();
  try {
    expect(await inspectImage(device)).toMatchObject({ format: 'raw', virtualSize: size });
    await convertImage({ from: device, to: at('out'), format: 'raw' });
    expect((await readFile(at('out'))).equals(await readFile(raw))).toBe(true);
  } finally {
    execFileSync('losetup', ['--detach', device]);
  }
});

describe('what an image stands on', () => {
  const overlay = (backing: string, format = 'qcow2') =>
    execFileSync('qemu-img', [
      'create',
      '-q',
      '-u',
      '-f',
      format,
      '-b',
      backing,
      '-F',
      'raw',
      at('top'),
      '8M',
    ]);

  it('is read when it lies beside it', async () => {
    overlay('disk.raw');
    expect(await inspectImage(at('top'))).toMatchObject({
      backingFile: 'disk.raw',
      files: [raw],
      missing: [],
    });
    await convertImage({ from: at('top'), to: at('out'), format: 'raw' });
    expect((await readFile(at('out'))).equals(await readFile(raw))).toBe(true);
  });

  it('is named when it is gone', async () => {
    overlay('gone.raw');
    expect((await inspectImage(at('top'))).failure).toEqual({
      code: 'FILE_NOT_FOUND',
      params: { path: at('gone.raw') },
    });
  });

  it.each(['/etc/passwd', 'nbd://127.0.0.1:1/x', 'json:{"driver":"null-co"}', '../x', 'file:x'])(
    'is never followed to %s',
    async backing => {
      overlay(backing);
      expect((await inspectImage(at('top'))).failure).toMatchObject({ code: 'FILE_DAMAGED' });
      await expect(convertImage({ from: at('top'), to: at('out'), format: 'raw' })).rejects.toMatchObject({
        failure: { code: 'FILE_DAMAGED' },
      });
      expect(await readdir(folder)).not.toContain('out');
    },
  );

  it('is not followed through a link, nor round in a circle', async () => {
    await mkdir(at('in'));
    await symlink(raw, at('in/link.raw'));
    execFileSync('qemu-img', [
      'create',
      '-q',
      '-u',
      '-f',
      'qcow2',
      '-b',
      'link.raw',
      '-F',
      'raw',
      at('in/top'),
      '8M',
    ]);
    expect((await inspectImage(at('in/top'))).failure).toMatchObject({ code: 'FILE_DAMAGED' });
    overlay('top');
    expect((await inspectImage(at('top'))).failure).toMatchObject({ code: 'FILE_DAMAGED' });
  });

  it('is refused as a second file of data', async () => {
    execFileSync('qemu-img', [
      'create',
      '-q',
      '-f',
      'qcow2',
      '-o',
      `data_file=${at('data')}`,
      at('top'),
      '8M',
    ]);
    expect((await inspectImage(at('top'))).failure).toMatchObject({ code: 'FILE_DAMAGED' });
  });
});

describe('a VMDK of several files', () => {
  it('is read with the snapshots it stands on', async () => {
    makeImage(raw, at('base.vmdk'), 'vmdk', 'subformat=twoGbMaxExtentSparse');
    const create = ['create', '-q', '-f', 'vmdk', '-b', 'base.vmdk', '-F', 'vmdk', at('base-000001.vmdk')];
    execFileSync('qemu-img', create, { cwd: folder });
    expect(await inspectImage(at('base-000001.vmdk'))).toMatchObject({
      format: 'vmdk',
      files: [at('base.vmdk'), at('base-s001.vmdk')],
    });
    await convertImage({ from: at('base-000001.vmdk'), to: at('out'), format: 'raw' });
    expect((await readFile(at('out'))).equals(await readFile(raw))).toBe(true);
    await rm(at('base.vmdk'));
    expect((await inspectImage(at('base-000001.vmdk'))).failure).toMatchObject({ code: 'FILE_NOT_FOUND' });
  });

  it('names the piece that is missing', async () => {
    makeImage(raw, at('a.vmdk'), 'vmdk', 'subformat=twoGbMaxExtentSparse');
    await rm(at('a-s001.vmdk'));
    expect(await inspectImage(at('a.vmdk'))).toMatchObject({
      missing: [at('a-s001.vmdk')],
      failure: { code: 'FILE_NOT_FOUND', params: { path: at('a-s001.vmdk') } },
    });
  });

  it('names the piece that is cut off', async () => {
    makeImage(raw, at('a.vmdk'), 'vmdk', 'subformat=monolithicFlat');
    await truncate(at('a-flat.vmdk'), size / 2);
    expect((await inspectImage(at('a.vmdk'))).failure).toMatchObject({
      code: 'FILE_DAMAGED',
      params: { path: at('a-flat.vmdk') },
    });
  });

  it.each([
    'RW 16384 FLAT "/etc/passwd" 0',
    'RW 16384 FLAT "nbd:localhost:1" 0',
    'RW 16384 FLAT "../a" 0',
    '  RW 16384 FLAT "x" zero',
    'RW 16384 VMFSRDM "x"',
    'RW 16384 SPARSE "lie.vmdk"',
  ])('follows no forged line: %s', async line => {
    // Its header gives it no size: QEMU would read a descriptor within.
    await writeFile(at('lie.vmdk'), `KDMV${'\0'.repeat(1020)}`);
    const text = `# Disk DescriptorFile\nversion=1\nCID=1\nparentCID=ffffffff\ncreateType="monolithicFlat"\n${line}\n`;
    await writeFile(at('a.vmdk'), text);
    expect((await inspectImage(at('a.vmdk'))).failure).toMatchObject({ code: 'FILE_DAMAGED' });
    expect((await inspectImage(at('lie.vmdk'))).failure).toMatchObject({ code: 'FILE_DAMAGED' });
  });
});

describe('bad images', () => {
  it.each([
    ['qcow2', []],
    ['qcow2', ['cluster_size=4k']],
    ['qcow2', ['extended_l2=on', 'cluster_size=128k']],
    ['vmdk', []],
    ['vmdk', ['subformat=streamOptimized']],
    ['vdi', []],
    ['vhdx', []],
    ['vpc', ['force_size']],
    ['qed', []],
  ] as const)('refuses %s %j that is cut off, before anything is written', async (format, options) => {
    const image = makeImage(raw, at('cut'), format, ...options);
    expect((await inspectImage(image)).failure).toBeUndefined();
    const { size: whole } = await stat(image);
    await truncate(image, Math.floor(whole * 0.6) + 1);
    expect((await inspectImage(image)).failure).toMatchObject({
      code: 'FILE_DAMAGED',
      params: { path: image },
    });
    await expect(convertImage({ from: image, to: at('out'), format: 'raw' })).rejects.toMatchObject({
      failure: { code: 'FILE_DAMAGED', params: { path: image } },
    });
    expect(await readdir(folder)).not.toContain('out');
  });

  it('takes whole ones that are compressed, or end within a cluster', async () => {
    execFileSync('qemu-img', ['convert', '-c', '-O', 'qcow2', raw, at('packed')]);
    expect((await inspectImage(at('packed'))).failure).toBeUndefined();
    execFileSync('qemu-img', ['create', '-q', '-f', 'qcow2', at('empty'), '1T']);
    expect((await inspectImage(at('empty'))).failure).toBeUndefined();
    execFileSync('qemu-img', [
      'create',
      '-q',
      '-f',
      'qcow2',
      '-o',
      'preallocation=metadata',
      at('ready'),
      '64M',
    ]);
    expect((await inspectImage(at('ready'))).failure).toBeUndefined();
  });

  it.each([
    ['\u001f\u008b\u0008', 'FILE_NOT_AN_IMAGE'],
    ['<!DOCTYPE html><html>', 'FILE_NOT_AN_IMAGE'],
    ['', 'FILE_NOT_AN_IMAGE'],
    ['QFI\u00fb', 'FILE_DAMAGED'],
    ['LUKS\u00ba\u00be', 'FILE_UNREADABLE'],
  ])('says what %j is', async (start, code) => {
    await writeFile(
      at('x'),
      start === '' ? '' : Buffer.concat([Buffer.from(start, 'latin1'), Buffer.alloc(90)]),
    );
    expect((await inspectImage(at('x'))).failure).toMatchObject({ code });
  });

  it('lets the system’s error through', async () => {
    await expect(inspectImage(at('nowhere'))).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(inspectImage(folder)).rejects.toThrow('not a file');
  });
});

it('writes over nothing', async () => {
  await writeFile(at('out'), 'mine');
  await expect(convertImage({ from: raw, to: at('out'), format: 'raw' })).rejects.toMatchObject({
    code: 'EEXIST',
  });
  expect(await readFile(at('out'), 'utf8')).toBe('mine');
});

it('leaves nothing behind when it is cancelled', async () => {
  const stop = new AbortController();
  const converting = convertImage(
    { from: raw, to: at('out'), format: 'qcow2' },
    { signal: stop.signal, progress: () => stop.abort() },
  );
  await expect(converting).rejects.toMatchObject({ name: 'AbortError' });
  expect(await readdir(folder)).not.toContain('out');
});

describe('before anything is written', () => {
  it('asks for the room it takes, where that can be known', async () => {
    const image = makeImage(raw, at('a.vmdk'), 'vmdk');
    const small = at('small');
    await mkdir(small);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1200k', 'tmpfs', small]);
    try {
      const to = join(small, 'out');
      // Eight MiB were written, and most of them are zeros.
      await convertImage({ from: raw, to, format: 'raw' });
      await expect(
        convertImage({ from: image, to: join(small, 'two'), format: 'qcow2' }),
      ).rejects.toMatchObject({
        failure: { code: 'NO_SPACE', params: { path: small, needed: '640 KiB' } },
      });
      expect(await readdir(small)).toEqual(['out']);
    } finally {
      execFileSync('umount', [small]);
    }
  });

  it.each(['prlimit', undefined])('says which package has qemu-img, with %s there', async there => {
    const path = process.env['PATH'];
    const programs = at('bin');
    await mkdir(programs);
    if (there !== undefined) await symlink(`/usr/bin/${there}`, join(programs, there));
    process.env['PATH'] = programs;
    try {
      await expect(inspectImage(raw)).rejects.toMatchObject({
        failure: { code: 'UNSUPPORTED', params: { remedy: expect.stringContaining('qemu-utils') } },
      });
    } finally {
      process.env['PATH'] = path;
    }
  });
});
