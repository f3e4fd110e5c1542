import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CarryAction } from '#shared/contract/carry.ts';
import type { GuestRef } from '#shared/contract/guests.ts';
import { MiB } from '#shared/domain/units.ts';
import { tinyGuest } from '../../../e2e/host/tiny-guest.mjs';
import { startCarryTests, type CarryTests } from './testing/carry-tests.ts';

const run = promisify(execFile);

let tests: CarryTests;
beforeAll(async () => {
  tests = await startCarryTests();
});
afterAll(() => tests?.stop());
afterEach(() => tests.clean());

const clone = (name: string, change: Partial<Extract<CarryAction, { do: 'clone' }>> = {}) =>
  ({ do: 'clone', name, how: 'full', start: false, ...change }) as const;
const hash = async (path: string) =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
const disksOf = async (name: string) =>
  [...(await tests.virsh('domblklist', name)).matchAll(/^\s*\S+\s+(\/\S+)$/gm)].map(([, path = '']) => path);
const sameContent = (a: string, b: string) => run('qemu-img', ['compare', '-U', a, b]);

async function original(format: 'qcow2' | 'raw' = 'qcow2'): Promise<{ guest: GuestRef; disk: string }> {
  const guest = await tests.guestWithDisk(tests.name, format);
  const [disk = ''] = await disksOf(tests.name);
  return { guest, disk };
}

describe('a full copy', () => {
  it.each(['qcow2', 'raw'] as const)(
    'of a %s disk has the same content, and a file of its own',
    async format => {
      const { guest, disk } = await original(format);
      const before = await hash(disk);
      const copy = `${tests.name}-copy`;
      expect(await tests.carry(guest, clone(copy))).toMatchObject({ state: 'done' });
      const [copied = ''] = await disksOf(copy);
      expect(copied).not.toBe(disk);
      await sameContent(disk, copied);
      expect(await hash(disk)).toBe(before);
      const [a, b] = await Promise.all([tests.name, copy].map(name => tests.virsh('dumpxml', name)));
      for (const one of [/<uuid>.*/, /<mac address=.*/])
        expect(one.exec(a ?? '')).not.toEqual(one.exec(b ?? ''));
      expect(b).toMatch(/<mac address='52:54:00:/);
    },
  );

  it('of layers stands on nothing', async () => {
    const { guest, disk } = await original();
    await tests.virsh('snapshot-create-as', tests.name, 's1', '--disk-only');
    const copy = `${tests.name}-copy`;
    expect(await tests.carry(guest, clone(copy))).toMatchObject({ state: 'done' });
    const [copied = ''] = await disksOf(copy);
    const { stdout } = await run('qemu-img', ['info', '--output=json', copied]);
    expect(JSON.parse(stdout)).not.toHaveProperty('backing-filename');
    await sameContent(disk, copied);
  });

  it('has UEFI variables of its own', async () => {
    const guest = await tests.uefiGuest();
    const copy = `${tests.name}-copy`;
    expect(await tests.carry(guest, clone(copy))).toMatchObject({ state: 'done' });
    const nvramOf = async (name: string) =>
      /<nvram[^>]*>(.*)<\/nvram>/.exec(await tests.virsh('dumpxml', name))?.[1] ?? '';
    const [first, second] = [await nvramOf(tests.name), await nvramOf(copy)];
    expect(second).not.toBe(first);
    expect(await hash(second)).toBe(await hash(first));
    // The pool that was opened over them is gone again.
    expect(await tests.virsh('pool-list', '--all', '--name')).not.toContain('innkeeper-reach');
  });

  it('starts at once when asked to', async () => {
    const { guest } = await original();
    expect(await tests.carry(guest, clone(`${tests.name}-copy`, { start: true }))).toMatchObject({
      state: 'done',
    });
    expect(await tests.virsh('domstate', `${tests.name}-copy`)).toBe('running');
  });

  it.each(['full', 'linked'] as const)(
    'starts its system: %s',
    async how => {
      const { disk } = await tinyGuest();
      const path = join(tests.pool.path, 'tiny.qcow2');
      await copyFile(disk, path);
      await tests.virsh('pool-refresh', tests.name);
      const log = join(tests.pool.path, `${tests.name}.log`);
      const guest = await tests.define(
        tests.name,
        path,
        'qcow2',
        '',
        `<serial type='file'><source path='${log}'/></serial>`,
      );
      const copy = `${tests.name}-copy`;
      expect(await tests.carry(guest, clone(copy, { how, start: true }))).toMatchObject({ state: 'done' });
      // What it writes to its serial port is in a file of its own.
      const said = () => readFile(join(tests.pool.path, `${copy}.log`), 'utf8').catch(() => '');
      await expect.poll(said, { timeout: 120_000 }).toContain('Tiny guest ready');
    },
    150_000,
  );

  it('of a guest that runs is refused', async () => {
    const { guest } = await original();
    await tests.start(guest);
    const { problems } = await tests.plan(guest, clone(`${tests.name}-copy`));
    expect(problems).toMatchObject([{ failure: { code: 'STATE_INVALID' } }]);
  });

  it('is called off when the guest is started meanwhile', async () => {
    const guest = await tests.guestWithDisk(tests.name, 'raw', 1024 * MiB);
    const files = await tests.pool.files();
    const job = await tests.begin(guest, clone(`${tests.name}-copy`));
    await tests.job(job, ({ progress = 0, state }) => progress > 0.02 || state !== 'running');
    await tests.virsh('start', tests.name);
    expect(await tests.job(job)).toMatchObject({ state: 'failed', failure: { code: 'STATE_INVALID' } });
    expect(await tests.pool.files()).toEqual(files);
    expect(await tests.guests()).toEqual([tests.name]);
  });

  it('leaves nothing when it is cancelled', async () => {
    const guest = await tests.guestWithDisk(tests.name, 'raw', 1024 * MiB);
    const files = await tests.pool.files();
    const job = await tests.begin(guest, clone(`${tests.name}-copy`));
    await tests.job(job, ({ progress = 0, state }) => progress > 0.02 || state !== 'running');
    await tests.client.jobs.cancel({ id: job });
    expect(await tests.job(job)).toMatchObject({ state: 'cancelled' });
    expect(await tests.pool.files()).toEqual(files);
    expect(await tests.guests()).toEqual([tests.name]);
    expect((await tests.client.unfinished.list({})).unfinished).toEqual([]);
  });

  it('is not run when the guest was changed since its plan', async () => {
    const { guest } = await original();
    const action = clone(`${tests.name}-copy`);
    const { stamp } = await tests.plan(guest, action);
    await tests.virsh('desc', tests.name, 'changed', '--config');
    await expect(tests.client.carry.run({ guest, action, stamp })).rejects.toMatchObject({
      data: { code: 'CONFLICT' },
    });
  });
});

describe('a linked copy', () => {
  it('leaves the base as it was, whatever both guests write', async () => {
    const { guest, disk } = await original();
    const before = await hash(disk);
    const copy = `${tests.name}-copy`;
    expect(await tests.carry(guest, clone(copy, { how: 'linked' }))).toMatchObject({ state: 'done' });
    const [mine = ''] = await disksOf(tests.name);
    const [its = ''] = await disksOf(copy);
    expect(new Set([disk, mine, its]).size).toBe(3);
    for (const layer of [mine, its]) {
      await sameContent(disk, layer);
      await run('qemu-io', ['-c', 'write -P 7 0 1M', layer]);
    }
    expect(await hash(disk)).toBe(before);
    // Both start, at the same time.
    for (const name of [tests.name, copy]) await tests.virsh('start', name);
  });

  it('is refused while another guest writes to the disk', async () => {
    const { guest, disk } = await original();
    await tests.define(`${tests.name}-other`, disk);
    const { problems } = await tests.plan(guest, clone(`${tests.name}-copy`, { how: 'linked' }));
    expect(problems).toMatchObject([
      { field: 'disks.vda', failure: { params: { reason: expect.stringContaining('-other') } } },
    ]);
  });

  it('is refused where snapshots inside the file would write to it', async () => {
    const { guest } = await original();
    await tests.virsh('snapshot-create-as', tests.name, 'inside');
    const { problems } = await tests.plan(guest, clone(`${tests.name}-copy`, { how: 'linked' }));
    expect(problems.map(({ field }) => field)).toEqual(['how']);
  });

  it('that cannot be defined leaves the original as it was', async () => {
    const { guest, disk } = await original();
    const xml = await tests.virsh('dumpxml', tests.name, '--inactive');
    const files = await tests.pool.files();
    const job = await tests.begin(guest, clone(`${tests.name}-copy`, { how: 'linked' }));
    // Of the same name, between the plan and its last step.
    await tests.define(`${tests.name}-copy`, join(tests.pool.path, 'none.qcow2'));
    const ended = await tests.job(job);
    expect(ended.state).toBe('failed');
    expect(await tests.virsh('dumpxml', tests.name, '--inactive')).toBe(xml);
    expect(await disksOf(tests.name)).toEqual([disk]);
    expect(await tests.pool.files()).toEqual(files);
  });
});
