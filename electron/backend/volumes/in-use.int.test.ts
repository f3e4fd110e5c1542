import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { VolumeAction } from '#shared/contract/volumes.ts';
import { MiB } from '#shared/domain/units.ts';
import { type DiskTests, fileDisk, startDiskTests } from '../disks/testing/disk-tests.ts';

// A guest boots in it, translated, beside others that do.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let tests: DiskTests;
beforeAll(async () => {
  tests = await startDiskTests('volumes');
});
afterAll(async () => await tests?.stop());
afterEach(async () => await tests.clean());

const plan = (action: VolumeAction) =>
  tests.client.volumes.plan({ connection: tests.connection, pool: tests.pool.name, action });
const codes = async (action: VolumeAction) =>
  (await plan(action)).problems.map(({ failure }) => failure.code);

async function carryOut(action: VolumeAction) {
  const { stamp } = await plan(action);
  const at = { connection: tests.connection, pool: tests.pool.name };
  return await tests.job((await tests.client.volumes.run({ ...at, action, stamp })).job);
}

it('a volume that a guest has is worked on as its disk, or it is said who has it', async () => {
  const volume = 'disk.qcow2';
  const path = await tests.image(volume, '32M');
  await tests.virsh('pool-refresh', tests.pool.name);
  const { name } = await tests.define(fileDisk(path, 'vda'));
  // Off: it is named, and deleted only when that is said once more.
  expect(await codes({ do: 'delete', volumes: [volume] })).toEqual(['RESOURCE_BUSY']);
  const evenUsed = await plan({ do: 'delete', volumes: [volume], evenUsed: true });
  expect(evenUsed.lost.join(' ')).toContain(name);
  expect(evenUsed.problems).toEqual([]);
  await tests.virsh('start', name);
  const { volumes } = await tests.client.volumes.list({
    connection: tests.connection,
    pool: tests.pool.name,
  });
  expect(volumes.find(each => each.name === volume)?.usedBy).toMatchObject([{ name }]);
  expect(await codes({ do: 'delete', volumes: [volume], evenUsed: true })).toEqual(['RESOURCE_BUSY']);
  expect(await codes({ do: 'resize', volume, size: 16 * MiB, shrink: true })).toContain('RESOURCE_BUSY');
  expect(await codes({ do: 'wipe', volume, algorithm: 'zero' })).toEqual(['UNSUPPORTED']);
  expect(await codes({ do: 'clone', volume, pool: tests.pool.name, name: 'x.qcow2' })).toEqual([
    'UNSUPPORTED',
  ]);
  // QEMU does it, while the guest runs.
  expect(await carryOut({ do: 'resize', volume, size: 64 * MiB })).toMatchObject({ state: 'done' });
  expect(await tests.virsh('domblkinfo', name, 'vda')).toMatch(new RegExp(`Capacity: +${64 * MiB}`));
  expect(await carryOut({ do: 'convert', volume, format: 'raw', keepOld: false })).toMatchObject({
    state: 'done',
  });
  expect(await tests.virsh('domblklist', name)).toContain('disk.img');
});
