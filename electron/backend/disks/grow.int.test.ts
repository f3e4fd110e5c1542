import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { MiB } from '#shared/domain/units.ts';
import { type DiskTests, fileDisk, run, startDiskTests } from './testing/disk-tests.ts';
import { guestShell } from './testing/guest-shell.ts';

// Guests boot in it, translated, beside others that do.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let tests: DiskTests;
beforeAll(async () => {
  tests = await startDiskTests('grow');
});
afterAll(async () => await tests?.stop());
afterEach(async () => await tests.clean());

const virtualSize = async (path: string) => {
  const { stdout } = await run('qemu-img', ['info', '-U', '--output=json', path]);
  return (JSON.parse(stdout) as { 'virtual-size': number })['virtual-size'];
};
const SECTORS = (size: number) => String(size / 512);

describe('a disk grows', () => {
  it('while its guest runs, and the guest sees it; what it stands on stays', async () => {
    const base = await tests.image('base.qcow2', '32M');
    const path = join(tests.pool.path, 'layer.qcow2');
    await run('qemu-img', ['create', '-q', '-f', 'qcow2', '-b', base, '-F', 'qcow2', path]);
    const raw = await tests.image('plain.img', '32M', { format: 'raw' });
    const { name, guest } = await tests.define(
      fileDisk(path, 'vda') + fileDisk(raw, 'vdb', { format: 'raw' }),
    );
    await tests.virsh('start', name);
    const shell = await guestShell('qemu:///system', guest, name);
    try {
      expect(await shell.run('cat /sys/block/vda/size')).toBe(SECTORS(32 * MiB));
      for (const disk of ['vda', 'vdb']) {
        const job = await tests.carryOut(guest, { do: 'grow', disk, size: 96 * MiB });
        expect(job).toMatchObject({ state: 'done' });
        expect(await shell.run(`cat /sys/block/${disk}/size`)).toBe(SECTORS(96 * MiB));
      }
    } finally {
      await shell.close();
    }
    expect(await virtualSize(base)).toBe(32 * MiB);
    expect(await virtualSize(path)).toBe(96 * MiB);
    expect((await tests.disk(guest, 'vda')).capacity).toBe(96 * MiB);
  });

  it('while its guest is off, in a pool and in none, with snapshots inside it', async () => {
    const pooled = await tests.image('pooled.qcow2', '32M');
    await run('qemu-img', ['snapshot', '-c', 'before', pooled]);
    const loose = await tests.image('loose.qcow2', '32M', { on: tests.folder });
    const { guest } = await tests.define(fileDisk(pooled, 'vda') + fileDisk(loose, 'vdb'));
    for (const disk of ['vda', 'vdb'])
      expect(await tests.carryOut(guest, { do: 'grow', disk, size: 48 * MiB })).toMatchObject({
        state: 'done',
      });
    expect(await virtualSize(pooled)).toBe(48 * MiB);
    expect(await virtualSize(loose)).toBe(48 * MiB);
    const pools = await tests.virsh('pool-list', '--all', '--name');
    expect(pools.split('\n').filter(pool => /innkeeper-[0-9a-f]{8}-/.test(pool))).toEqual([]);
  });
});

describe('it is refused', () => {
  it('to make one smaller, with the reason, and nothing happens', async () => {
    const path = await tests.image('small.qcow2', '32M');
    const { guest } = await tests.define(fileDisk(path, 'vda'));
    const action = { do: 'grow', disk: 'vda', size: 16 * MiB } as const;
    const plan = await tests.plan(guest, action);
    expect(plan.problems).toMatchObject([
      {
        field: 'size',
        failure: { code: 'INPUT_INVALID', params: { reason: expect.stringContaining('gone') as string } },
      },
    ]);
    await expect(tests.client.disks.run({ guest, action, stamp: plan.stamp })).rejects.toMatchObject({
      data: { code: 'INPUT_INVALID' },
    });
    expect(await virtualSize(path)).toBe(32 * MiB);
  });

  it('to run another plan than the one that was shown', async () => {
    const path = await tests.image('other.qcow2', '32M');
    const { guest } = await tests.define(fileDisk(path, 'vda'));
    const action = { do: 'grow', disk: 'vda', size: 64 * MiB } as const;
    const { stamp } = await tests.plan(guest, action);
    await run('qemu-img', ['resize', '-q', path, '40M']);
    await expect(tests.client.disks.run({ guest, action, stamp })).rejects.toMatchObject({
      data: { code: 'CONFLICT' },
    });
    expect(await virtualSize(path)).toBe(40 * MiB);
  });

  it('to take room at once that is not there', async () => {
    const path = join(tests.pool.path, 'full.img');
    await run('fallocate', ['-l', String(32 * MiB), path]);
    const { guest } = await tests.define(fileDisk(path, 'vda', { format: 'raw' }));
    const { problems, space } = await tests.plan(guest, { do: 'grow', disk: 'vda', size: 2 ** 50 });
    expect(problems).toMatchObject([{ field: 'size', failure: { code: 'NO_SPACE' } }]);
    expect(space[0]?.needed).toBe(2 ** 50 - 32 * MiB);
  });
});
