import { execFile } from 'node:child_process';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writePax } from './pax-records.ts';
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

/** One head as a tar writes it, with what the test says in place of it. */
function head(name: string, type: string, { uid = '0000000', size = 0 } = {}): Buffer {
  const block = Buffer.alloc(512);
  block.write(name);
  block.write('0000666\0', 100);
  block.write(`${uid}\0`, 108);
  block.write('0000000\0', 116);
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  block.write('00000000000\0', 136);
  block.write(type, 156);
  block.write('ustar  \0', 257);
  block.fill(' ', 148, 156);
  const sum = block.reduce((all, byte) => all + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

function pax(type: string, ...records: (readonly [string, string | Buffer])[]): Buffer {
  const body = writePax(records.map(([key, value]) => [key, Buffer.from(value)] as const));
  return Buffer.concat([head('pax', type, { size: body.length }), padded(body)]);
}

const padded = (body: Buffer) => Buffer.concat([body, Buffer.alloc(-body.length & 511)]);

it('leaves devices out, and what follows them in place', async () => {
  const whole = await shifted(Buffer.concat([head('d/null', '3'), await made()]), 0);
  const names = (await listed(whole)).join('\n');
  expect(names).not.toContain('d/null');
  expect(names).toContain('etc/file');
});

it.each(['x', 'X', 'g'])('moves owners that tar would take from a pax head of type %s', async type => {
  const archive = Buffer.concat([pax(type, ['uid', '3'], ['comment', 'c']), head('set', '0')]);
  const [line] = await listed(await shifted(archive, 1000));
  // What counts for all that follow is left out: the plain head is moved.
  expect(line).toContain(type === 'g' ? ' 1000/1000 ' : ' 1003/1000 ');
});

it('takes the size of a body from the same place as tar does', async () => {
  const inner = head('inner', '0');
  const lies = Buffer.concat([pax('x', ['size', '0']), head('outer', '0', { size: 512 }), inner]);
  expect((await listed(await shifted(lies, 1000))).map(line => line.split(' ')[1])).toEqual([
    '1000/1000',
    '1000/1000',
  ]);
  const tells = Buffer.concat([pax('x', ['size', '512']), head('outer', '0'), inner]);
  expect(await listed(await shifted(tells, 1000))).toHaveLength(1);
  const link = Buffer.concat([head('folder/', '5', { size: 512 }), inner]);
  expect(await listed(await shifted(link, 1000))).toHaveLength(2);
});

it('lets the blocks of an old sparse map by before the body', async () => {
  await run('truncate', ['-s', '8M', join(folder, 'sparse')]);
  const file = await open(join(folder, 'sparse'), 'r+');
  for (let at = 0; at < 40; at++) await file.write('data', at * 200_000);
  await file.close();
  const { stdout } = await run('tar', ['-C', folder, '-cS', '--format=oldgnu', 'sparse', 'tree'], {
    encoding: 'buffer',
    maxBuffer: 64 * 1024 * 1024,
  });
  const names = await listed(await shifted(stdout, 10));
  expect(names.length).toBeGreaterThan(4);
  expect(names).toEqual(
    (await listed(stdout)).map(line =>
      line.replace(/ (\d+)\/(\d+) /, (_, u, g) => ` ${+u + 10}/${+g + 10} `),
    ),
  );
});

it('gives capabilities of a file to the root of the container alone', async () => {
  const capability = Buffer.from('0100000200200000000000000000000000000000', 'hex');
  const archive = Buffer.concat([
    pax('x', ['SCHILY.xattr.security.capability', capability]),
    head('ping', '0'),
  ]);
  const whole = await shifted(archive, 0x01_02_03);
  expect(whole.includes(Buffer.from('01000003002000000000000000000000000000000' + '3020100', 'hex'))).toBe(
    true,
  );
  expect(whole.includes(capability)).toBe(false);
});

it.each([
  ['in a plain head', head('root', '0', { uid: '-001750' })],
  ['in a pax head', Buffer.concat([pax('x', ['uid', '-1000']), head('root', '0')])],
])('refuses an owner below nobody %s: it would be root of the host', async (_, archive) => {
  const stream = Readable.from([archive]).pipe(new ShiftOwners(1000));
  await expect(buffer(stream)).rejects.toMatchObject({ failure: { code: 'FILE_DAMAGED' } });
});

it.each([
  ['cut off', (archive: Buffer) => archive.subarray(0, 2000), 'FILE_DAMAGED'],
  ['no archive', () => Buffer.from('hello'.repeat(500)), 'FILE_DAMAGED'],
  ['empty', () => Buffer.alloc(0), 'FILE_DAMAGED'],
])('refuses one that is %s', async (_, spoil, code) => {
  const stream = Readable.from([spoil(await made())]).pipe(new ShiftOwners(0));
  await expect(buffer(stream)).rejects.toMatchObject({ failure: { code } });
});
