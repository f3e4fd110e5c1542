import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { folderStream, tarballStream } from './tree-stream.ts';
import { unpackTree } from './unpack-tree.ts';

const run = promisify(execFile);
const { signal } = new AbortController();
const log = () => undefined;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-test-unpack-'));
  await mkdir(join(folder, 'tree/etc'), { recursive: true });
  await writeFile(join(folder, 'tree/etc/file'), 'content');
});
afterAll(() => rm(folder, { recursive: true }));

it.each(['', 'gzip', 'xz', 'zstd'])('unpacks again and again what was packed with “%s”', async packer => {
  const path = join(folder, `tree-${packer}.tar`);
  await run('tar', ['-C', join(folder, 'tree'), ...(packer === '' ? [] : [`--${packer}`]), '-cf', path, '.']);
  // tar leaves before its pipe is closed or after: either must do.
  for (let turn = 0; turn < 20; turn++) {
    const to = join(folder, `to-${packer}-${turn}`);
    await unpackTree(await tarballStream(path, { signal, log }), to, { shift: 0, signal, progress: log });
    expect(await readFile(join(to, 'etc/file'), 'utf8')).toBe('content');
  }
});

it('copies a folder', async () => {
  const to = join(folder, 'copy');
  const tree = folderStream(join(folder, 'tree'), { signal, log });
  await unpackTree(tree, to, { shift: 0, signal, progress: log });
  expect(await readFile(join(to, 'etc/file'), 'utf8')).toBe('content');
});
