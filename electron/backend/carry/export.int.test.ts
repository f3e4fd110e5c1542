import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { GuestRef } from '#shared/contract/guests.ts';
import { MANIFEST } from '#shared/domain/carry/folder-manifest.ts';
import { MiB } from '#shared/domain/units.ts';
import { startCarryTests, type CarryTests } from './testing/carry-tests.ts';

const run = promisify(execFile);

let tests: CarryTests;
let to: string;
beforeAll(async () => {
  tests = await startCarryTests();
});
afterAll(() => tests?.stop());
afterEach(async () => {
  await tests.clean();
  for (const name of await readdir(tests.folder)) await rm(join(tests.folder, name), { recursive: true });
});

const place = (name: string) => join(tests.folder, name);
const exportTo = (as: 'ova' | 'folder', path: string, replace = false) =>
  ({ do: 'export', as, to: path, replace }) as const;
const disksOf = async (name: string) =>
  [...(await tests.virsh('domblklist', name)).matchAll(/^\s*\S+\s+(\/\S+)$/gm)].map(([, path = '']) => path);
const leftBeside = async () => (await readdir(tests.folder)).filter(name => name.startsWith('.'));

async function original(format: 'qcow2' | 'raw' = 'qcow2'): Promise<{ guest: GuestRef; disk: string }> {
  const guest = await tests.guestWithDisk(tests.name, format);
  const [disk = ''] = await disksOf(tests.name);
  return { guest, disk };
}

describe('an archive', () => {
  it('comes back as a guest with the same disk', async () => {
    const { guest, disk } = await original();
    to = place('web.ova');
    expect(await tests.carry(guest, exportTo('ova', to))).toMatchObject({ state: 'done' });
    expect(await leftBeside()).toEqual([]);
    const { ended } = await tests.create({
      name: `${tests.name}-back`,
      source: { kind: 'appliance', path: to },
      disks: undefined,
      vcpus: undefined,
    });
    expect(ended.failure).toBeUndefined();
    const [back = ''] = await disksOf(`${tests.name}-back`);
    await run('qemu-img', ['compare', disk, back]);
    expect(await tests.virsh('dumpxml', `${tests.name}-back`)).toContain('>2</vcpu>');
  });

  it('is one that tar reads, the description first and every file by its checksum', async () => {
    const { guest } = await original();
    to = place('web.ova');
    await tests.carry(guest, exportTo('ova', to));
    const { stdout } = await run('tar', ['-tf', to]);
    expect(stdout.trim().split('\n')).toEqual(['web.ovf', 'web.mf', 'web-disk1.vmdk']);
    await run('tar', ['-xf', to, '-C', tests.folder]);
    for (const line of (await readFile(place('web.mf'), 'utf8')).trim().split('\n')) {
      const [, file = '', digest] = /^SHA256\((.+)\)= ([0-9a-f]{64})$/.exec(line) ?? [];
      const bytes = await readFile(place(file));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(digest);
    }
    const info = await run('qemu-img', ['info', '--output=json', place('web-disk1.vmdk')]);
    expect(JSON.parse(info.stdout)).toMatchObject({ format: 'vmdk', 'virtual-size': 32 * MiB });
    expect(info.stdout).toContain('streamOptimized');
  });

  it('leaves nothing when it is cancelled', async () => {
    const guest = await tests.guestWithDisk(tests.name, 'raw', 512 * MiB);
    to = place('big.ova');
    const job = await tests.begin(guest, exportTo('ova', to));
    await tests.job(job, ({ progress = 0, state }) => progress > 0.05 || state !== 'running');
    await tests.client.jobs.cancel({ id: job });
    expect(await tests.job(job)).toMatchObject({ state: 'cancelled' });
    expect(await readdir(tests.folder)).not.toContain('big.ova');
    expect(await leftBeside()).toEqual([]);
    expect((await tests.client.unfinished.list({})).unfinished).toEqual([]);
  });
});

describe('a folder', () => {
  it.each(['qcow2', 'raw'] as const)('brings a guest with a disk of %s back as it was', async format => {
    const { guest, disk } = await original(format);
    to = place('web');
    expect(await tests.carry(guest, exportTo('folder', to))).toMatchObject({ state: 'done' });
    const keep = place('keep');
    await run('qemu-img', ['convert', '-O', 'qcow2', disk, keep]);
    const mac = /<mac address=.*/.exec(await tests.virsh('dumpxml', tests.name))?.[0];
    await tests.virsh('undefine', tests.name);
    await tests.gone(tests.name);
    const { made, ended } = await tests.bringBack({ folder: to });
    expect(ended.failure).toBeUndefined();
    expect(made).toEqual(guest);
    const [back = ''] = await disksOf(tests.name);
    await run('qemu-img', ['compare', keep, back]);
    const xml = await tests.virsh('dumpxml', tests.name);
    expect(xml).toContain(mac);
    await tests.virsh('start', tests.name);
  });

  it('stands on nothing, though the guest’s disk does, and holds no passwords', async () => {
    const { guest, disk } = await original();
    await tests.virsh('snapshot-create-as', tests.name, 's1', '--disk-only');
    to = place('web');
    const plan = await tests.plan(guest, exportTo('folder', to));
    expect(plan.warnings.map(({ text }) => text).join()).toContain('snapshots');
    await tests.carry(guest, exportTo('folder', to));
    const { stdout } = await run('qemu-img', ['info', '--output=json', join(to, 'vda.qcow2')]);
    expect(JSON.parse(stdout)).not.toHaveProperty('backing-filename');
    await run('qemu-img', ['compare', disk, join(to, 'vda.qcow2')]);
  });

  it('brings another one back beside the first, with its own UEFI variables', async () => {
    const guest = await tests.uefiGuest();
    to = place('web');
    await tests.carry(guest, exportTo('folder', to));
    const name = `${tests.name}-twin`;
    const { made, ended } = await tests.bringBack({ folder: to, name });
    expect(ended.failure).toBeUndefined();
    expect(made.uuid).not.toBe(guest.uuid);
    const nvram = /<nvram[^>]*>(.*)<\/nvram>/.exec(await tests.virsh('dumpxml', name))?.[1] ?? '';
    expect(await readFile(nvram)).toEqual(await readFile(join(to, 'nvram.fd')));
    await tests.virsh('start', name);
  });

  it('replaces an older export only when asked to, and nothing else ever', async () => {
    const { guest } = await original();
    to = place('web');
    await tests.carry(guest, exportTo('folder', to));
    const again = await tests.plan(guest, exportTo('folder', to));
    expect(again.problems).toMatchObject([{ field: 'to', failure: { code: 'NAME_TAKEN' } }]);
    expect(await tests.carry(guest, exportTo('folder', to, true))).toMatchObject({ state: 'done' });
    await rm(join(to, MANIFEST));
    const foreign = await tests.plan(guest, exportTo('folder', to, true));
    expect(foreign.problems).toMatchObject([{ field: 'to', failure: { code: 'INPUT_INVALID' } }]);
  });

  it('that was changed is found out before anything is made of it', async () => {
    const { guest } = await original('raw');
    to = place('web');
    await tests.carry(guest, exportTo('folder', to));
    const file = await open(join(to, 'vda.img'), 'r+');
    await file.write('changed', 1000);
    await file.close();
    const name = `${tests.name}-twin`;
    const { ended } = await tests.bringBack({ folder: to, name });
    expect(ended).toMatchObject({ state: 'failed', failure: { code: 'CHECKSUM_MISMATCH' } });
    expect(await tests.guests()).toEqual([tests.name]);
  });

  it('whose disk stands on a file of this host is refused', async () => {
    const { guest } = await original();
    to = place('web');
    await tests.carry(guest, exportTo('folder', to));
    await run('qemu-img', ['rebase', '-u', '-F', 'raw', '-b', '/etc/hostname', join(to, 'vda.qcow2')]);
    const { connection } = guest;
    const input = { connection, folder: to, name: `${tests.name}-twin`, start: false };
    const { problems } = await tests.client.carry.planImport(input);
    expect(problems.map(({ failure }) => failure.code)).toContain('FILE_DAMAGED');
  });

  it('that is none says so', async () => {
    const { connection } = tests;
    await writeFile(place(MANIFEST), '{"innkeeperGuest":1}');
    for (const [folder, code] of [
      [tests.folder, 'FILE_DAMAGED'],
      ['/nowhere', 'FILE_NOT_FOUND'],
    ] as const)
      await expect(tests.client.carry.planImport({ connection, folder, start: false })).rejects.toMatchObject(
        { data: { code } },
      );
  });
});

describe('a template', () => {
  it('with an image makes guests that stand on it', async () => {
    const { guest, disk } = await original();
    const name = `innkeeper carry ${process.pid}`;
    const made = { do: 'template', name, withDisk: true } as const;
    expect(await tests.carry(guest, made)).toMatchObject({ state: 'done' });
    const { templates } = await tests.client.templates.list({});
    const answers = templates.find(template => template.name === name)?.answers;
    const { ended } = await tests.create({ ...answers, name: `${tests.name}-new`, pool: tests.name });
    expect(ended.failure).toBeUndefined();
    const [back = ''] = await disksOf(`${tests.name}-new`);
    await run('qemu-img', ['compare', disk, back]);
    const again = await tests.plan(guest, made);
    expect(again.problems).toMatchObject([{ field: 'name', failure: { code: 'NAME_TAKEN' } }]);
  });
});
