import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fileTree } from './tree/file-tree.ts';
import { qemuStartedAt } from './qemu-processes.ts';

const uuid = '5ffe9bba-7e1f-4bb7-ac5c-2f2a0a2d6a37';
let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'innkeeper-proc-'));
  await mkdir(join(root, 'proc'));
  await writeFile(join(root, 'proc/stat'), 'cpu 1 2\nbtime 1700000000\nprocesses 5\n');
});
afterEach(() => rm(root, { recursive: true }));

async function process(pid: number, words: string[], ticks: number) {
  await mkdir(join(root, 'proc', String(pid)));
  await writeFile(join(root, 'proc', String(pid), 'cmdline'), words.join('\0'));
  const before = Array.from({ length: 18 }, () => '0').join(' ');
  await writeFile(join(root, 'proc', String(pid), 'stat'), `${pid} (a ) b) S ${before} ${ticks} 0`);
}

it('is when the process with that UUID began, by the boot time and its ticks', async () => {
  await process(10, ['qemu-system-x86_64', '-uuid', uuid], 6000);
  await process(11, ['qemu-system-x86_64', '-uuid', 'other'], 9000);
  expect(await qemuStartedAt(fileTree(root), uuid)).toBe(1_700_000_060_000);
});

it('is not known of a guest without a process, nor by a word elsewhere', async () => {
  await process(10, ['less', uuid], 6000);
  expect(await qemuStartedAt(fileTree(root), uuid)).toBeUndefined();
});
