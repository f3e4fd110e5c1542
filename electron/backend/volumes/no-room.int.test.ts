import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { MiB } from '#shared/domain/units.ts';
import { type PrivateLibvirtd, startPrivateLibvirtd } from '../../../e2e/host/private-libvirtd.mjs';
import { startSmallFolder } from '../testing/small-folder.ts';
import { run, startVolumeTests, type VolumeTests } from './testing/volume-tests.ts';

// What is planned is told that there is room: somebody else takes it meanwhile.
vi.mock('../storage/free-room.ts', () => ({ freeRoom: vi.fn(async () => 2 ** 40) }));

let tests: VolumeTests;
let daemon: PrivateLibvirtd;
let folder: Awaited<ReturnType<typeof startSmallFolder>>;
const small = `innkeeper-test-small-${randomUUID().slice(0, 8)}`;
beforeAll(async () => {
  // Before the daemon: what is mounted later it does not see.
  folder = await startSmallFolder(24 * MiB);
  daemon = await startPrivateLibvirtd();
  tests = await startVolumeTests(daemon.uri);
  await tests.virsh('pool-create-as', small, 'dir', '--target', folder.path);
});
afterAll(async () => {
  await tests?.virsh('pool-destroy', small).catch(() => undefined);
  await tests?.stop();
  await daemon?.dispose();
  await folder?.remove();
});

/** Runs an action of the small pool, or of the other one, and answers how its job ended. */
async function ended(pool: string, action: Parameters<VolumeTests['plan']>[0], cancel = false) {
  const at = { connection: tests.connection, pool };
  const { stamp } = await tests.client.volumes.plan({ ...at, action });
  const { job } = await tests.client.volumes.run({ ...at, action, stamp });
  if (cancel) await tests.client.jobs.cancel({ id: job });
  return await tests.job(job);
}

const full = { do: 'create', capacity: 64 * MiB, room: 'full' } as const;

it.each(['raw', 'qcow2'] as const)('takes back a %s volume that found no room', async format => {
  const job = await ended(small, { ...full, name: `big.${format}`, format });
  expect(job).toMatchObject({ state: 'failed', failure: { code: 'NO_SPACE' } });
  expect(await readdir(folder.path)).toEqual([]);
  const { volumes } = await tests.client.volumes.list({ connection: tests.connection, pool: small });
  expect(volumes).toEqual([]);
});

it('takes back a copy that found no room', async () => {
  await ended(tests.name, { ...full, name: 'origin.qcow2', format: 'qcow2', room: 'sparse' });
  await run('qemu-io', ['-c', 'write -P 1 0 48M', `${tests.pool.path}/origin.qcow2`]);
  for (const format of ['raw', 'qcow2'] as const) {
    const clone = {
      do: 'clone',
      volume: 'origin.qcow2',
      pool: small,
      name: `copy.${format}`,
      format,
    } as const;
    const job = await ended(tests.name, clone);
    expect(job).toMatchObject({ state: 'failed', failure: { code: 'NO_SPACE' } });
    expect(await readdir(folder.path)).toEqual([]);
  }
});

it('takes back what was cancelled', async () => {
  const clone = {
    do: 'clone',
    volume: 'origin.qcow2',
    pool: tests.name,
    name: 'half.raw',
    format: 'raw',
  } as const;
  expect(await ended(tests.name, clone, true)).toMatchObject({ state: 'cancelled' });
  expect(await tests.pool.files()).not.toContain('half.raw');
});
