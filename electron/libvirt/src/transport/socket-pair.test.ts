import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LentReads } from './lent-reads.ts';
import { socketPair } from './socket-pair.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pair-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

/** Sends it through cat(1). */
async function echo(text: string): Promise<string> {
  const reads = new LentReads(1024);
  const { ours, theirs } = await socketPair(reads.onread);
  const child = spawn('cat', { stdio: [theirs, theirs, 'ignore'] });
  theirs.destroy();
  let heard = '';
  reads.start(bytes => {
    heard += bytes.toString();
    if (heard.length >= text.length) child.kill();
    return false;
  });
  ours.write(text);
  ours.resume();
  await once(ours, 'close');
  return heard;
}

it('carries bytes both ways, ends with the child, and leaves no file', async () => {
  vi.stubEnv('TMPDIR', folder);
  const text = 'a line, and another'.repeat(1000);
  expect(await echo(text)).toBe(text);
  expect(await readdir(folder)).toEqual([]);
});

it('does with a folder for temporary files whose name is too long for a socket', async () => {
  const long = join(folder, 'x'.repeat(120));
  await mkdir(long);
  vi.stubEnv('TMPDIR', long);
  expect(await echo('heard')).toBe('heard');
});

it('says why where no socket can be made', async () => {
  vi.stubEnv('TMPDIR', join(folder, 'gone'));
  await expect(socketPair(new LentReads(1024).onread)).rejects.toMatchObject({ code: 'ENOENT' });
});
