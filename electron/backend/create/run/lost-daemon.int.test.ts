import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { CreateRequest } from '#shared/contract/create/request.ts';
import type { Job } from '#shared/contract/jobs.ts';
import { MiB } from '#shared/domain/units.ts';
import { type PrivateLibvirtd, startPrivateLibvirtd } from '../../../../e2e/host/private-libvirtd.mjs';
import { type CreateTests, startCreateTests } from '../../testing/create-tests.ts';

const run = promisify(execFile);

let daemon: PrivateLibvirtd;
let tests: CreateTests;
beforeAll(async () => {
  daemon = await startPrivateLibvirtd();
  tests = await startCreateTests('lost', daemon.uri);
});
afterAll(async () => {
  await tests?.stop();
  await daemon?.dispose();
});
afterEach(() => tests.clean());

const limit = AbortSignal.timeout.bind(AbortSignal);
const underway = (found: Job) => (found.progress ?? 0) > 0.05 || found.state !== 'running';

async function image(format: string): Promise<string> {
  const raw = await tests.bigFile('disk.raw', 512 * MiB);
  const path = join(tests.folder, `disk.${format}`);
  if (format !== 'raw') await run('qemu-img', ['convert', '-O', format, raw, path]);
  return path;
}

const wanted = (path: string, how: 'copy' | 'overlay'): Partial<CreateRequest> => ({
  source: { kind: how === 'copy' ? 'disk-image' : 'cloud-image', image: path, how },
  disks: [{ size: 512 * MiB }],
});

describe('a daemon that dies while a guest is made and is started again', () => {
  it.each([
    ['copied', 'raw', 'copy'],
    ['shared', 'qcow2', 'overlay'],
  ] as const)('leaves nothing of one whose image is %s', async (_, format, how) => {
    const path = await image(format);
    const { job: id } = await tests.client.create.run(tests.request(wanted(path, how)));
    expect(await tests.job(id, underway)).toMatchObject({ state: 'running' });
    await daemon.kill();
    const restarted = tests
      .job(id, found => found.step?.startsWith('Undoing') === true)
      .then(() => daemon.start());
    const ended = await tests.job(id);
    await restarted;
    expect(ended).toMatchObject({ state: 'failed', failure: { code: 'CONNECTION_LOST' } });
    expect(ended.failure?.params['leftBehind']).toBeUndefined();
    expect(await tests.pool.files()).toEqual([]);
    expect(await tests.guests()).toEqual([]);
  });

  it('leaves nothing of one that was defined already', async () => {
    const { job: id } = await tests.client.create.run(
      tests.request({
        source: { kind: 'iso', image: await tests.bigFile('win.iso', MiB) },
        osId: 'http://microsoft.com/win/11',
        firmware: 'uefi',
        start: true,
      }),
    );
    const pressing = (found: Job) => found.step?.startsWith('Start') === true && (found.progress ?? 0) > 0.3;
    await tests.job(id, found => pressing(found) || found.state !== 'running');
    await daemon.kill();
    const restarted = tests
      .job(id, found => found.step?.startsWith('Undoing') === true)
      .then(() => daemon.start());
    const ended = await tests.job(id);
    await restarted;
    expect(ended).toMatchObject({ state: 'failed', failure: { code: 'CONNECTION_LOST' } });
    expect(await tests.pool.files()).toEqual([]);
    expect(await tests.guests()).toEqual([]);
  });
});

it('says what is left behind when it does not come back', async () => {
  const path = await image('raw');
  const { job: id } = await tests.client.create.run(tests.request(wanted(path, 'copy')));
  await tests.job(id, underway);
  // Whether half a minute or a second is waited for it, it is not back.
  const wait = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => limit(1_000));
  await daemon.kill();
  const ended = await tests.job(id).finally(() => wait.mockRestore());
  expect(ended).toMatchObject({ state: 'failed', failure: { code: 'CONNECTION_LOST' } });
  expect(ended.failure?.params['leftBehind']).toContain(tests.name);
  await daemon.start();
});
