import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withScratchFile } from './scratch.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-scratch-'));
});
afterAll(async () => await rm(folder, { recursive: true }));

it('is gone afterwards, also when its use failed', async () => {
  await withScratchFile(folder, path => writeFile(path, 'x'));
  const failing = withScratchFile(folder, async path => {
    await writeFile(path, 'x');
    throw new Error('broken');
  });
  await expect(failing).rejects.toThrow('broken');
  expect(await readdir(join(folder, 'scratch'))).toEqual([]);
});

it('takes away what a process that is gone has left, and nothing of one that runs', async () => {
  await mkdir(join(folder, 'scratch'), { recursive: true });
  // No process can have that number (linux/threads.h, PID_MAX_LIMIT).
  await writeFile(join(folder, 'scratch', '4194305-left'), 'x');
  await withScratchFile(folder, async path => {
    await writeFile(path, 'x');
    await withScratchFile(folder, async () => {
      expect(await readdir(join(folder, 'scratch'))).toHaveLength(1);
    });
  });
});
