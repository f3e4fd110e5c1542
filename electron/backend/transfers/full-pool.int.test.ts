import { execFileSync } from 'node:child_process';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MiB } from '#shared/domain/units.ts';
import { startPrivateLibvirtd } from '../../../e2e/host/private-libvirtd.mjs';
import { type CreateTests, startCreateTests } from '../testing/create-tests.ts';
import { startSmallFolder } from '../testing/small-folder.ts';

let daemon: Awaited<ReturnType<typeof startPrivateLibvirtd>>;
let tests: CreateTests;
let small: Awaited<ReturnType<typeof startSmallFolder>>;
let pool: string;
beforeAll(async () => {
  // Before the daemon: what is mounted later it does not see.
  small = await startSmallFolder(96 * MiB);
  daemon = await startPrivateLibvirtd();
  tests = await startCreateTests('full', daemon.uri);
  pool = `${tests.name}-small`;
  await tests.virsh('pool-create-as', pool, 'dir', '--target', small.path);
});
afterAll(async () => {
  await tests?.virsh('pool-destroy', pool);
  await tests?.stop();
  await daemon?.dispose();
  await small?.remove();
});

it('removes what there is of a volume when the room ends in the middle', async () => {
  const path = await tests.bigFile('big.img', 64 * MiB);
  const choice = {
    connection: tests.connection,
    pool,
    volume: 'big.img',
    source: { from: 'path' as const, path },
  };
  const { stamp, problems } = await tests.client.transfers.planUpload(choice);
  expect(problems).toEqual([]);
  // Somebody else was faster.
  execFileSync('fallocate', ['-l', String(64 * MiB), join(small.path, 'taken')]);
  const { job } = await tests.client.transfers.upload({ ...choice, stamp });
  expect(await tests.job(job)).toMatchObject({ state: 'failed', failure: { code: 'NO_SPACE' } });
  expect(await readdir(small.path)).toEqual(['taken']);
  const { problems: now } = await tests.client.transfers.planUpload(choice);
  expect(now).toMatchObject([{ failure: { code: 'NO_SPACE' } }]);
  await rm(join(small.path, 'taken'));
});
