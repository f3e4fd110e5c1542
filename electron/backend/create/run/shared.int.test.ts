import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { MiB } from '#shared/domain/units.ts';
import { type CreateTests, startCreateTests } from '../../testing/create-tests.ts';

const run = promisify(execFile);

let tests: CreateTests;
beforeAll(async () => {
  tests = await startCreateTests('shared');
});
afterAll(() => tests?.stop());
afterEach(() => tests.clean());

async function base(name: string, size = 16 * MiB): Promise<string> {
  const raw = await tests.bigFile(`${name}.raw`, size);
  const path = join(tests.folder, name);
  await run('qemu-img', ['convert', '-O', 'qcow2', raw, path]);
  await rm(raw);
  return path;
}

const overlayOf = (image: string, size = 64 * MiB) => ({
  source: { kind: 'cloud-image' as const, image, how: 'overlay' as const },
  disks: [{ size }],
  start: false,
});
/** All that is no layer and no seed of a guest's own. */
const bases = async () => (await tests.pool.files()).filter(file => file.startsWith('system'));

describe('a base that guests share', () => {
  it('is brought once and stays when one of the guests goes', async () => {
    const image = await base('system.qcow2');
    const first = await tests.create(overlayOf(image));
    expect(first.ended).toMatchObject({ state: 'done', progress: 1 });
    const second = await tests.create({ ...overlayOf(image), name: `${tests.name}-2` });
    expect(second.ended.log.map(line => line.text).join('\n')).not.toContain('Copy');
    expect(await bases()).toHaveLength(1);
    const layers = [`${tests.name}.qcow2`, `${tests.name}-2.qcow2`];
    for (const layer of layers) await run('qemu-img', ['compare', image, join(tests.pool.path, layer)]);

    const plan = await tests.client.guests.removalPlan({ guest: first.guest });
    const disks = plan.disks.map(({ target, suggested }) => ({ target, suggested }));
    expect(disks).toContainEqual({ target: 'vda', suggested: true });
    const targets = plan.disks.filter(disk => disk.suggested).map(disk => disk.target);
    const { job } = await tests.client.guests.remove({ guest: first.guest, deleteDisks: targets });
    expect(await tests.job(job)).toMatchObject({ state: 'done' });
    // Its layer and its seed are gone, the other's are there.
    const kept = [...(await bases()), `${tests.name}-2-seed.iso`, `${tests.name}-2.qcow2`];
    expect(new Set(await tests.pool.files())).toEqual(new Set(kept));
  });

  it('is brought by one of two who want it at once', async () => {
    const image = await base('system.qcow2', 64 * MiB);
    const [one, other] = await Promise.all([
      tests.create(overlayOf(image)),
      tests.create({ ...overlayOf(image), name: `${tests.name}-2` }),
    ]);
    expect([one.ended.state, other.ended.state]).toEqual(['done', 'done']);
    expect(await bases()).toHaveLength(1);
    await run('qemu-img', ['compare', image, join(tests.pool.path, `${tests.name}.qcow2`)]);
  });

  it('is gone again when the one that brought it is cancelled', async () => {
    const image = await base('system.qcow2', 256 * MiB);
    const { job: id } = await tests.client.create.run(tests.request(overlayOf(image, 512 * MiB)));
    await tests.job(id, found => (found.progress ?? 0) > 0.1);
    await tests.client.jobs.cancel({ id });
    expect(await tests.job(id)).toMatchObject({ state: 'cancelled' });
    expect(await tests.pool.files()).toEqual([]);
  });

  it('is made whole by the one that waits when the one that brings it is cancelled', async () => {
    const image = await base('system.qcow2', 256 * MiB);
    const { job: id } = await tests.client.create.run(tests.request(overlayOf(image, 512 * MiB)));
    await tests.job(id, found => (found.progress ?? 0) > 0.1);
    const waiting = tests.create({ ...overlayOf(image, 512 * MiB), name: `${tests.name}-2` });
    await tests.client.jobs.cancel({ id });
    expect((await waiting).ended).toMatchObject({ state: 'done' });
    expect(await tests.job(id)).toMatchObject({ state: 'cancelled' });
    expect(await bases()).toHaveLength(1);
    await run('qemu-img', ['compare', image, join(tests.pool.path, `${tests.name}-2.qcow2`)]);
  });

  it('is gone when all are cancelled who wanted it, and not before', async () => {
    const image = await base('system.qcow2');
    const big = await tests.bigFile('big.raw', 1024 * MiB);
    const start = async (name: string) => {
      const disks = [{ size: 64 * MiB }, { image: big, how: 'copy' as const, format: 'raw' as const }];
      const { job: id } = await tests.client.create.run(tests.request({ ...overlayOf(image), name, disks }));
      const midway = await tests.job(
        id,
        found => found.step?.includes('big.raw') === true || found.state !== 'running',
      );
      expect(midway.state).toBe('running');
      return id;
    };
    const [first, second] = [await start(tests.name), await start(`${tests.name}-2`)];
    await tests.client.jobs.cancel({ id: first });
    expect(await tests.job(first)).toMatchObject({ state: 'cancelled' });
    expect(await bases()).toHaveLength(1);
    await tests.client.jobs.cancel({ id: second });
    expect(await tests.job(second)).toMatchObject({ state: 'cancelled' });
    expect(await tests.pool.files()).toEqual([]);
  });

  it('that somebody left half-filled is made anew', async () => {
    const image = await base('system.qcow2');
    await tests.create(overlayOf(image));
    const [name = ''] = await bases();
    await tests.clean();
    await tests.virsh('vol-create-as', tests.name, name, '20M', '--format', 'raw');
    // The seconds in which somebody might still write to it go by faster.
    const now = Date.now.bind(Date);
    const begun = now();
    const clock = vi.spyOn(Date, 'now').mockImplementation(() => begun + 20 * (now() - begun));
    onTestFinished(() => clock.mockRestore());
    const { ended } = await tests.create(overlayOf(image));
    expect(ended).toMatchObject({ state: 'done' });
    expect(ended.log.map(line => line.text)).toContain(`Delete ${name}, which was never finished`);
    await run('qemu-img', ['compare', image, join(tests.pool.path, `${tests.name}.qcow2`)]);
  });
});
