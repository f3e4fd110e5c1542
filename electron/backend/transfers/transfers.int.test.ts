import { createHash } from 'node:crypto';
import { readFile, stat, truncate, open } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { DownloadChoice, UploadChoice } from '#shared/contract/transfers.ts';
import { MiB } from '#shared/domain/units.ts';
import { type CreateTests, startCreateTests } from '../testing/create-tests.ts';

let tests: CreateTests;
beforeAll(async () => {
  tests = await startCreateTests('transfers');
});
afterEach(() => tests.clean());
afterAll(() => tests.stop());

const sha256 = async (path: string) =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
const at = (volume: string) => ({ connection: tests.connection, pool: tests.name, volume });

async function upload(path: string, volume: string, more: Partial<UploadChoice> = {}) {
  const choice: UploadChoice = { ...at(volume), source: { from: 'path', path }, ...more };
  const { stamp, problems } = await tests.client.transfers.planUpload(choice);
  if (problems[0]) return { problem: problems[0] };
  const { job } = await tests.client.transfers.upload({ ...choice, stamp });
  return { job };
}

async function download(volume: string, path: string, more: Partial<DownloadChoice> = {}) {
  const choice: DownloadChoice = { ...at(volume), to: { to: 'path', path }, ...more };
  const { stamp } = await tests.client.transfers.planDownload(choice);
  return (await tests.client.transfers.download({ ...choice, stamp })).job;
}

const jobOf = async (begun: { job?: string }) => await tests.job(begun.job ?? '');

/** 64 MiB: bytes at both ends, a hole of 48 MiB between them. */
async function holeyFile(name: string): Promise<string> {
  const path = await tests.bigFile(name, 8 * MiB);
  await truncate(path, 64 * MiB);
  const file = await open(path, 'r+');
  await file.write(Buffer.alloc(8 * MiB, 7), 0, 8 * MiB, 56 * MiB);
  await file.close();
  return path;
}

describe('up and down', () => {
  it('brings the same bytes, keeps holes, and shows the checksum of both ways', async () => {
    const path = await holeyFile('holey.img');
    const up = await jobOf(await upload(path, 'holey.img'));
    expect(up).toMatchObject({
      state: 'done',
      pausable: true,
      transfer: { done: 64 * MiB, total: 64 * MiB },
      results: [{ label: 'SHA-256', value: await sha256(path) }],
    });
    const there = await stat(join(tests.pool.path, 'holey.img'));
    expect(there.size).toBe(64 * MiB);
    expect(there.blocks * 512).toBeLessThanOrEqual(17 * MiB);

    const copy = join(tests.folder, 'copy.img');
    const down = await tests.job(await download('holey.img', copy));
    expect(down).toMatchObject({ state: 'done', results: up.results ?? [] });
    expect(await sha256(copy)).toBe(await sha256(path));
    expect((await stat(copy)).blocks * 512).toBeLessThanOrEqual(17 * MiB);
    expect((await stat(copy)).mode & 0o777).toBe(0o600);
  });
});
