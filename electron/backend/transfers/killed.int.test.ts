import { open, readdir, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { UploadChoice } from '#shared/contract/transfers.ts';
import { GiB, MiB } from '#shared/domain/units.ts';
import { type CreateTests, startCreateTests } from '../testing/create-tests.ts';
import { buildDoomed, type Doomed } from '../testing/kill-midway.ts';

const URI = 'qemu:///system';

let doomed: Doomed;
let tests: CreateTests;
beforeAll(async () => {
  doomed = await buildDoomed();
  tests = await startCreateTests('killed-up');
});
afterEach(() => tests.clean());
afterAll(async () => {
  await tests?.stop();
  await doomed?.remove();
});

/** Kills a backend that uploads a file of this length, once a part of it is in the pool. */
async function killedUploading(volume: string): Promise<void> {
  const path = await tests.bigFile(volume, 64 * MiB);
  await truncate(path, 16 * GiB);
  const end = await open(path, 'r+');
  await end.write(Buffer.alloc(MiB, 1), 0, MiB, 16 * GiB - MiB);
  await end.close();
  const { connection, name: pool } = tests;
  const choice: UploadChoice = { connection, pool, volume, source: { from: 'path', path } };
  await doomed.killedAt({ uri: URI, stateDir: tests.stateDir }, '', ['transfers', choice], /Write “/);
}

const unfinished = async () =>
  (await tests.client.unfinished.list({ connection: tests.connection })).unfinished;

it('tells of the part that a killed upload left, and deletes it when it is told to', async () => {
  await killedUploading('cut.img');
  expect((await stat(join(tests.pool.path, 'cut.img'))).size).toBe(16 * GiB);
  const [left, ...others] = await unfinished();
  expect(others).toEqual([]);
  expect(left).toMatchObject({
    connection: tests.connection,
    title: expect.stringContaining('“cut.img”'),
    found: [expect.stringContaining('holds only a part of “cut.img”')],
    ways: [{ id: 'remove', loses: expect.stringContaining('cut.img') }, { id: 'forget' }],
  });
  expect(left).not.toHaveProperty('guest');
  const { job } = await tests.client.unfinished.settle({ id: left?.id ?? '', way: 'remove' });
  expect(await tests.job(job ?? '')).toMatchObject({ state: 'done' });
  expect(await readdir(tests.pool.path)).toEqual([]);
  await expect.poll(unfinished).toEqual([]);
});

it('tells of nothing where somebody has removed it already', async () => {
  await killedUploading('gone.img');
  await tests.virsh('vol-delete', '--pool', tests.name, 'gone.img');
  expect(await unfinished()).toEqual([]);
});
