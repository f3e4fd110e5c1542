import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BlockJob, PerformanceSample } from '#shared/contract/performance.ts';
import { startBackend, type TestBackend } from '../testing/start-backend.ts';
import { startTestPool } from '../testing/test-pool.ts';
import { tinyDomain } from '../testing/tiny-domain.ts';
import { virshOn } from '../testing/virsh.ts';
import { watchedGuests } from '../testing/watched-guests.ts';

const URI = 'qemu:///system';
const NAME = `innkeeper-performance-${process.pid}`;
const virsh = virshOn(URI);
const exec = promisify(execFile);

let backend: TestBackend;
let pool: Awaited<ReturnType<typeof startTestPool>>;
let guest: Awaited<ReturnType<Awaited<ReturnType<typeof watchedGuests>>['when']>>;

beforeAll(async () => {
  pool = await startTestPool(virsh, NAME);
  const disk = join(pool.path, 'disk.img');
  await exec('dd', ['if=/dev/urandom', `of=${disk}`, 'bs=1M', 'count=64', 'status=none']);
  await tinyDomain(virsh, NAME, { display: 'none' });
  await virsh('attach-disk', NAME, disk, 'vda', '--subdriver', 'raw', '--config');
  await virsh('start', NAME);
  backend = await startBackend(URI);
  const watched = await watchedGuests(backend.client);
  guest = await watched.when(NAME, ({ state }) => state === 'running');
});
afterAll(async () => {
  await backend?.close();
  await virsh('destroy', NAME).catch(() => undefined);
  await virsh('undefine', NAME).catch(() => undefined);
  await rm(join(pool.path, 'copy.img'), { force: true });
  await rm(join(pool.path, 'disk.img'), { force: true });
  await pool.remove();
});

/** What one who looks is told, until it is enough. */
async function seen(enough: (samples: PerformanceSample[], jobs: BlockJob[]) => boolean) {
  const samples: PerformanceSample[] = [];
  for await (const told of await backend.client.performance.watch({ guest, intervalMs: 500 })) {
    samples.push(...told.samples);
    if (enough(samples, told.blockJobs)) return { samples, blockJobs: told.blockJobs };
  }
  throw new Error('The stream ended.');
}

it('tells what a booting guest does, with its disk by name', async () => {
  const { samples } = await seen(all => all.some(({ cpu }) => cpu > 0) && all.length >= 3);
  for (const { vcpus, memory, disks } of samples) {
    expect(vcpus).toHaveLength(1);
    expect(memory.total).toBe(96 * 1024 ** 2);
    expect(Object.keys(disks)).toEqual(['vda']);
  }
  expect(samples.map(({ at }) => at)).toEqual(samples.map(({ at }) => at).toSorted((a, b) => a - b));
});

it('remembers it for whoever looks next', async () => {
  const first = await seen(all => all.length >= 1);
  const second = await seen(all => all.length >= first.samples.length);
  expect(second.samples[0]).toEqual(first.samples[0]);
});

it('shows a job on a disk though another tool began it', async () => {
  const to = join(pool.path, 'copy.img');
  await virsh('blockcopy', NAME, 'vda', to, '--bandwidth', '1', '--transient-job', '--format', 'raw');
  const { blockJobs } = await seen((_, jobs) => jobs.length > 0);
  expect(blockJobs).toEqual([expect.objectContaining({ disk: 'vda', kind: 'copy', whole: 64 * 1024 ** 2 })]);
  await virsh('blockjob', NAME, 'vda', '--abort');
  await seen((_, jobs) => jobs.length === 0);
});
