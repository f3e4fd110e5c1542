import { createHash } from 'node:crypto';
import { open, readdir, readFile, stat, truncate } from 'node:fs/promises';
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

/** 64 MiB: bytes at both ends, a hole of 48 MiB between them, enough to be asked for. */
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

describe('what is expected', () => {
  it('takes back what has another checksum, and keeps what has the right one', async () => {
    const path = await tests.bigFile('a.img', 4 * MiB);
    const right = await sha256(path);
    const wrong = await jobOf(await upload(path, 'a.img', { expected: `sha256:${'0'.repeat(64)}` }));
    expect(wrong).toMatchObject({
      state: 'failed',
      failure: { code: 'CHECKSUM_MISMATCH', params: { found: `sha256:${right}` } },
    });
    expect(await tests.pool.files()).toEqual([]);
    expect((await jobOf(await upload(path, 'a.img', { expected: `sha256:${right}` }))).state).toBe('done');

    const copy = join(tests.folder, 'wrong.img');
    const down = await tests.job(await download('a.img', copy, { expected: `sha256:${'0'.repeat(64)}` }));
    expect(down).toMatchObject({ state: 'failed', failure: { code: 'CHECKSUM_MISMATCH' } });
    expect((await readdir(tests.folder)).filter(name => name.includes('wrong'))).toEqual([]);
  });

  it('refuses a name that is taken, and writes over it only when that is meant', async () => {
    const first = await tests.bigFile('first.img', 4 * MiB);
    const second = await tests.bigFile('second.img', MiB);
    await jobOf(await upload(first, 'disk.img'));
    expect((await upload(second, 'disk.img')).problem).toMatchObject({
      field: 'volume',
      failure: { code: 'NAME_TAKEN' },
    });
    expect((await jobOf(await upload(second, 'disk.img', { overwrite: true }))).state).toBe('done');
    expect(await sha256(join(tests.pool.path, 'disk.img'))).toBe(await sha256(second));
  });

  it('says what is wrong with a file or a place', async () => {
    await expect(upload(join(tests.folder, 'none.img'), 'a')).rejects.toMatchObject({
      data: { code: 'FILE_NOT_FOUND' },
    });
    await expect(upload(tests.folder, 'a')).rejects.toMatchObject({ data: { code: 'FILE_NOT_AN_IMAGE' } });
    const path = await tests.bigFile('b.img', MiB);
    expect((await upload(path, 'a/b')).problem).toMatchObject({ field: 'volume' });
    await expect(download('none.img', '/nowhere/x')).rejects.toMatchObject({ data: { code: 'NOT_FOUND' } });
  });
});

describe('on the way', () => {
  /** As soon as the job has carried something, and is not done yet. */
  const moving = (id: string) =>
    tests.job(id, ({ transfer, state }) => state !== 'running' || (transfer?.done ?? 0) > 0);

  const waiting = (id: string) =>
    tests.job(id, ({ paused, state }) => state !== 'running' || paused === 'by-person');

  it('pauses, goes on where it was, and both ways bring the same bytes', async () => {
    const path = await tests.bigFile('big.img', 256 * MiB);
    const { job: id = '' } = await upload(path, 'big.img', { checksum: true });
    expect((await moving(id)).state).toBe('running');
    await tests.client.jobs.pause({ id });
    expect(await waiting(id)).toMatchObject({ state: 'running', paused: 'by-person' });
    await tests.client.jobs.resume({ id });
    const up = await tests.job(id);
    expect(up).toMatchObject({ state: 'done', results: [{ value: await sha256(path) }] });
    expect(await sha256(join(tests.pool.path, 'big.img'))).toBe(await sha256(path));

    const copy = join(tests.folder, 'big.copy');
    const down = await download('big.img', copy);
    expect((await moving(down)).state).toBe('running');
    await tests.client.jobs.pause({ id: down });
    expect(await waiting(down)).toMatchObject({ state: 'running', paused: 'by-person' });
    await tests.client.jobs.resume({ id: down });
    expect((await tests.job(down)).state).toBe('done');
    expect(await sha256(copy)).toBe(await sha256(path));
  });

  it('leaves nothing behind when it is cancelled, paused or not', async () => {
    const path = await tests.bigFile('gone.img', 256 * MiB);
    for (const pausing of [false, true]) {
      const { job: id = '' } = await upload(path, 'gone.img');
      await moving(id);
      if (pausing) await tests.client.jobs.pause({ id });
      await tests.client.jobs.cancel({ id });
      expect((await tests.job(id)).state).toBe('cancelled');
      expect(await tests.pool.files()).toEqual([]);
    }
    await jobOf(await upload(path, 'gone.img'));
    const down = await download('gone.img', join(tests.folder, 'gone.copy'));
    await moving(down);
    await tests.client.jobs.cancel({ id: down });
    expect((await tests.job(down)).state).toBe('cancelled');
    expect((await readdir(tests.folder)).filter(name => name.includes('gone.copy'))).toEqual([]);
  });
});
