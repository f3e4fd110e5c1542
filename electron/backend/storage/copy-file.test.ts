import { mkdtemp, open, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { copyFileTo } from './copy-file.ts';

const MiB = 1024 * 1024;
const idle = { signal: new AbortController().signal, progress: () => undefined };

let folder: string;
let from: string;
let to: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-copy-'));
  from = join(folder, 'from');
  to = join(folder, 'to');
});
afterEach(async () => await rm(folder, { recursive: true }));

it('has the same bytes, the same holes, and its owner alone', async () => {
  const file = await open(from, 'w', 0o644);
  await file.write('begin', 0);
  await file.write('end', 40 * MiB);
  await file.close();
  await truncate(from, 64 * MiB);
  await copyFileTo(from, to, idle);
  expect((await readFile(to)).equals(await readFile(from))).toBe(true);
  const { size, blocks, mode } = await stat(to);
  expect(size).toBe(64 * MiB);
  expect(blocks * 512).toBeLessThan(2 * MiB);
  expect(mode & 0o777).toBe(0o600);
});

it('writes over nothing', async () => {
  await writeFile(from, 'new');
  await writeFile(to, 'old');
  await expect(copyFileTo(from, to, idle)).rejects.toMatchObject({ code: 'EEXIST' });
  expect(await readFile(to, 'utf8')).toBe('old');
});

it('leaves nothing when it fails', async () => {
  await expect(copyFileTo(from, to, idle)).rejects.toMatchObject({ code: 'ENOENT' });
  expect(await readdir(folder)).toEqual([]);
});
