import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ShiftOwners } from './shift-owners.ts';

const run = promisify(execFile);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-test-tar-'));
  await run('mkdir', ['-p', join(folder, 'tree/etc', 'n'.repeat(90), 'm'.repeat(90))]);
  await writeFile(join(folder, 'tree/etc/file'), 'x'.repeat(1300));
  await run('ln', ['-s', 'file', join(folder, 'tree/etc/link')]);
  await run('ln', [join(folder, 'tree/etc/file'), join(folder, 'tree/etc/hard')]);
});
afterAll(() => rm(folder, { recursive: true }));

/** In pieces of an odd size, so that nothing falls on the edge of a block. */
async function shifted(archive: Buffer, by: number, piece = 700): Promise<Buffer> {
  const pieces = Array.from({ length: Math.ceil(archive.length / piece) }, (_, at) =>
    archive.subarray(at * piece, (at + 1) * piece),
  );
  return buffer(
    Readable.from(pieces)
      .pipe(new ShiftOwners(by))
      .on('error', () => undefined),
  );
}

async function made(...args: string[]): Promise<Buffer> {
  const { stdout } = await run('tar', ['-C', join(folder, 'tree'), '-c', ...args, '.'], {
    encoding: 'buffer',
  });
  return stdout;
}

async function listed(archive: Buffer): Promise<string[]> {
  const path = join(folder, 'out.tar');
  await writeFile(path, archive);
  const { stdout } = await run('tar', ['--numeric-owner', '--utc', '--full-time', '-tvf', path]);
  return stdout.trim().replaceAll(/ +/g, ' ').split('\n');
}

describe.each(['gnu', 'pax', 'ustar'])('an archive as %s', format => {
  it.each([0, 1_000_000, 3_000_000_000])('has all owners moved by %d, and nothing else changed', async by => {
    const owner = { uid: 7, gid: 2_000_000 };
    const archive = await made(`--format=${format}`, `--owner=:${owner.uid}`, `--group=:${owner.gid}`);
    const before = await listed(archive);
    const after = await listed(await shifted(archive, by));
    expect(after).toEqual(before.map(line => line.replace('7/2000000', `${7 + by}/${2_000_000 + by}`)));
    expect(before.some(line => line.includes('n'.repeat(90)))).toBe(true);
  });
});

it('moves an owner that only a pax head can tell', async () => {
  const archive = await made('--format=pax', '--owner=:5000000', '--group=:1');
  expect((await listed(await shifted(archive, 10)))[0]).toContain('5000010/11');
});

it('leaves devices out, and what follows them in place', async () => {
  const device = Buffer.alloc(512);
  device.write('d/null');
  device.write('0000666\0', 100);
  device.write('0000000\0', 108);
  device.write('0000000\0', 116);
  device.write('00000000000\0', 124);
  device.write('00000000000\0', 136);
  device.write('3', 156);
  device.write('ustar  \0', 257);
  device.fill(' ', 148, 156);
  device.write(
    `${device
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, '0')}\0 `,
    148,
  );
  const whole = await shifted(Buffer.concat([device, await made()]), 0);
  const names = (await listed(whole)).join('\n');
  expect(names).not.toContain('d/null');
  expect(names).toContain('etc/file');
});

it.each([
  ['cut off', (archive: Buffer) => archive.subarray(0, 2000), 'FILE_DAMAGED'],
  ['no archive', () => Buffer.from('hello'.repeat(500)), 'FILE_DAMAGED'],
  ['empty', () => Buffer.alloc(0), 'FILE_DAMAGED'],
])('refuses one that is %s', async (_, spoil, code) => {
  const stream = Readable.from([spoil(await made())]).pipe(new ShiftOwners(0));
  await expect(buffer(stream)).rejects.toMatchObject({ failure: { code } });
});
