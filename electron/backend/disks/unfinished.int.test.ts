import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { GuestRef } from '#shared/contract/guests.ts';
import { silent } from '../testing/silent.ts';
import { Journal } from '../unfinished/journal.ts';
import { type DiskTests, fileDisk, run, startDiskTests } from './testing/disk-tests.ts';

// Guests boot in it, translated, beside others that do.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let tests: DiskTests;
beforeAll(async () => {
  tests = await startDiskTests('unfinished');
});
afterAll(async () => await tests?.stop());
afterEach(async () => await tests.clean());

/** What a process leaves that was killed in the middle: its note, and whatever libvirt goes on with. */
async function killedIn(guest: GuestRef, name: string, about: object): Promise<void> {
  const journal = new Journal({ stateDir: tests.stateDir, log: silent });
  await new Promise<void>(written => {
    const work = { kind: 'disks', guest, name, title: 'Move vda', about };
    void journal.during(work, () => {
      written();
      return new Promise<never>(() => undefined);
    });
  });
}

const left = async (guest: GuestRef) => (await tests.client.unfinished.list({ guest })).unfinished;

async function settle(guest: GuestRef, way: string): Promise<void> {
  const [first] = await left(guest);
  const { job } = await tests.client.unfinished.settle({ id: first?.id ?? '', way });
  if (job !== undefined) expect(await tests.job(job)).toMatchObject({ state: 'done' });
}

const about = (from: string, change: object = {}) => ({
  do: 'copy',
  disk: 'vda',
  from,
  to: { pool: tests.other.name, name: 'copy.qcow2', format: 'qcow2', block: false },
  deleteOld: true,
  running: true,
  ...change,
});

async function running() {
  const path = await tests.image('system.qcow2', '64M');
  await run('qemu-io', ['-c', 'write -P 4 0 48M', path]);
  const { name, guest } = await tests.define(fileDisk(path, 'vda'));
  await tests.virsh('start', name);
  const copy = await tests.image('copy.qcow2', '64M', { on: tests.other.path });
  await tests.virsh('pool-refresh', tests.other.name);
  const begin = (...more: string[]) =>
    tests.virsh(
      'blockcopy',
      name,
      'vda',
      '--dest',
      copy,
      '--format',
      'qcow2',
      '--reuse-external',
      '--transient-job',
      ...more,
    );
  return { path, copy, name, guest, begin };
}

describe('a copy that was cut short', () => {
  it('and goes on in QEMU is found, stopped and deleted; the guest has its disk', async () => {
    const { path, name, guest, begin } = await running();
    await begin('--bandwidth', '1');
    await killedIn(guest, name, about(path));
    const [found] = await left(guest);
    expect(found?.found.join(' ')).toContain(`The guest works on ${path}; nothing is lost.`);
    expect(found?.ways.map(({ id }) => id)).toEqual(['discard', 'forget']);
    await settle(guest, 'discard');
    expect(await left(guest)).toEqual([]);
    expect(await tests.other.files()).toEqual([]);
    expect(await tests.xml(name)).toContain(path);
  });

  it('and is whole by now can be gone over to, and then the old file deleted', async () => {
    const { path, copy, name, guest, begin } = await running();
    await begin('--wait');
    await killedIn(guest, name, about(path));
    expect((await left(guest))[0]?.ways.map(({ id }) => id)).toEqual(['go-over', 'discard', 'forget']);
    await settle(guest, 'go-over');
    expect(await tests.xml(name, '--inactive')).toContain(copy);
    expect(await tests.pool.files()).toEqual([]);
  });

  it('after the guest had gone over to it: only the old file is left', async () => {
    const { path, copy, name, guest, begin } = await running();
    await begin('--wait', '--pivot');
    await killedIn(guest, name, about(path));
    const [found] = await left(guest);
    expect(found?.found[0]).toContain(copy);
    expect(found?.ways.map(({ id }) => id)).toEqual(['delete-old', 'forget']);
    await settle(guest, 'delete-old');
    expect(await tests.pool.files()).toEqual([]);
    expect(await tests.other.files()).toEqual(['copy.qcow2']);
  });

  it('of a guest that is off leaves half a file, and the guest as it was', async () => {
    const path = await tests.image('off.qcow2', '16M');
    const { name, guest } = await tests.define(fileDisk(path, 'vda'));
    await tests.image('copy.qcow2', '16M', { on: tests.other.path });
    await tests.virsh('pool-refresh', tests.other.name);
    await killedIn(guest, name, about(path, { running: false }));
    expect((await left(guest))[0]?.found.join(' ')).toContain('nothing is lost');
    await settle(guest, 'discard');
    expect(await tests.other.files()).toEqual([]);
    expect(await tests.pool.files()).toEqual(['off.qcow2']);
  });

  it('before it had made anything is not worth a word', async () => {
    const path = await tests.image('nothing.qcow2', '16M');
    const { name, guest } = await tests.define(fileDisk(path, 'vda'));
    await killedIn(guest, name, about(path));
    expect(await left(guest)).toEqual([]);
  });
});

it('a backup that was cut short is known by its missing manifest', async () => {
  const path = await tests.image('backed.qcow2', '16M');
  const { name, guest } = await tests.define(fileDisk(path, 'vda'));
  const folder = join(tests.folder, 'half');
  await mkdir(folder);
  await writeFile(join(folder, 'vda.qcow2'), 'half');
  await killedIn(guest, name, { do: 'backup', folder, running: false });
  expect((await left(guest))[0]?.found.join(' ')).toContain(folder);
  await settle(guest, 'discard');
  expect(await readdir(tests.folder)).not.toContain('half');
});
