import { randomUUID } from 'node:crypto';
import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ReadabilityAction } from '#shared/contract/readability.ts';
import type { GuestRef } from '#shared/contract/guests.ts';
import { uuidSchema } from '#shared/contract/values.ts';
import { startBackend, type TestBackend } from '../testing/start-backend.ts';

/** The host's own daemon: QEMU runs as an account of its own there, and libvirt gives it what is a guest's. */
const URI = 'qemu:///system';
const run = promisify(execFile);
const virsh = (...words: string[]) => run('virsh', ['-c', URI, ...words]);
const MEBIBYTE = 1024 ** 2;

let backend: TestBackend;
let folder: string;
let home: string;
let pool: string;
let uuid: string;

beforeAll(async () => {
  backend = await startBackend(URI);
});
afterAll(() => backend.close());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-readable-'));
  await chmod(folder, 0o755);
  home = join(folder, 'ann');
  await mkdir(home, { mode: 0o700 });
  await mkdir(join(folder, 'pool'), { mode: 0o755 });
  pool = `innkeeper-test-${randomUUID().slice(0, 8)}`;
  uuid = randomUUID();
  await virsh('pool-create-as', pool, 'dir', '--target', join(folder, 'pool'));
});
afterEach(async () => {
  await virsh('destroy', uuid).catch(() => undefined);
  await virsh('undefine', uuid).catch(() => undefined);
  await virsh('pool-destroy', pool).catch(() => undefined);
  await rm(folder, { recursive: true, force: true });
});

/** A guest that is off, with one disk or drive. */
async function defineGuest(file: string, device: 'disk' | 'cdrom'): Promise<GuestRef> {
  const xml = join(folder, 'guest.xml');
  await writeFile(
    xml,
    `<domain type='qemu'><name>innkeeper-test-${uuid}</name><uuid>${uuid}</uuid>
      <memory unit='MiB'>32</memory><vcpu>1</vcpu>
      <os><type arch='x86_64' machine='q35'>hvm</type></os>
      <devices><disk type='file' device='${device}'><driver name='qemu' type='raw'/><source file='${file}'/>
      <target dev='sda' bus='sata'/></disk></devices></domain>`,
  );
  await virsh('define', xml);
  const guest = { connection: backend.connection, uuid: uuidSchema.parse(uuid) };
  for await (const event of await backend.client.guests.watch({})) {
    const guests = event.kind === 'snapshot' ? event.guests : event.kind === 'upsert' ? event.guests : [];
    if (guests.some(found => found.uuid === guest.uuid)) return guest;
  }
  throw new Error('The guest is not told of.');
}

async function carryOut(path: string, action: ReadabilityAction, guest?: GuestRef, write = false) {
  const { client, connection } = backend;
  const question = { connection, path, write, ...(guest && { guest }) };
  const { plan, becomes } = await client.readability.plan({ ...question, action });
  expect(plan.problems).toEqual([]);
  const { job } = await client.readability.run({ ...question, action, stamp: plan.stamp });
  expect(await backend.job(job)).toMatchObject({ state: 'done' });
  return { plan, becomes };
}

const read = (path: string, write = false) =>
  backend.client.readability.read({ connection: backend.connection, path, write });
const starts = async () => {
  const guest = { connection: backend.connection, uuid: uuidSchema.parse(uuid) };
  const [outcome] = await backend.client.guests.act({ guests: [guest], action: 'start' });
  return outcome?.failure;
};

describe('an ISO in a closed home', () => {
  let iso: string;
  beforeEach(async () => {
    iso = join(home, 'my system.iso');
    await writeFile(iso, Buffer.alloc(MEBIBYTE, 7));
  });

  it('is read by a guest once it is copied into a pool, and stays where it is', async () => {
    const guest = await defineGuest(iso, 'cdrom');
    const failed = await starts();
    expect(failed).toMatchObject({ code: 'FILE_UNREADABLE', params: { path: iso, folder: home } });
    const found = await read(iso);
    expect(found).toMatchObject({ verdict: 'blocked', account: { name: 'libvirt-qemu' } });
    expect(found.obstacles).toMatchObject([{ by: 'folder', at: home }]);
    expect(found.remedies.filter(({ possible }) => possible).map(remedy => remedy.do)).toEqual([
      'copy',
      'move',
      'allow',
    ]);
    const { becomes } = await carryOut(iso, { do: 'copy', pool }, guest);
    expect(becomes).toBe(join(folder, 'pool', 'my system.iso'));
    expect((await readFile(becomes)).equals(await readFile(iso))).toBe(true);
    expect(await starts()).toBeUndefined();
    expect(((await stat(home)).mode & 0o777).toString(8)).toBe('700');
  });

  it('is read after a narrow access list, and no other account gets in', async () => {
    await defineGuest(iso, 'cdrom');
    await carryOut(iso, { do: 'allow' });
    expect(await starts()).toBeUndefined();
    const { stdout } = await run('getfacl', ['-cp', '--', home]);
    expect(stdout.trim().split('\n').toSorted()).toEqual([
      'group::---',
      'mask::--x',
      'other::---',
      'user::rwx',
      'user:libvirt-qemu:--x',
    ]);
    await expect(
      run('setpriv', ['--reuid=65534', '--regid=65534', '--clear-groups', 'cat', iso]),
    ).rejects.toMatchObject({ code: 1 });
  });

  it('is not run by a plan that has become another', async () => {
    const question = { connection: backend.connection, path: iso };
    const { plan } = await backend.client.readability.plan({ ...question, action: { do: 'allow' } });
    await chmod(home, 0o711);
    await expect(
      backend.client.readability.run({ ...question, action: { do: 'allow' }, stamp: plan.stamp }),
    ).rejects.toMatchObject({ data: { code: 'STATE_INVALID' } });
  });
});

it('moves a disk with its holes, and the guest goes on with it', async () => {
  const disk = join(home, 'root.raw');
  await writeFile(disk, 'beginning');
  await truncate(disk, 64 * MEBIBYTE);
  const guest = await defineGuest(disk, 'disk');
  expect((await read(disk, true)).remedies[0]).toMatchObject({ do: 'move', best: true });
  const { becomes } = await carryOut(disk, { do: 'move', pool }, guest, true);
  await expect(stat(disk)).rejects.toMatchObject({ code: 'ENOENT' });
  const moved = await stat(becomes);
  expect(moved.size).toBe(64 * MEBIBYTE);
  expect(moved.blocks * 512).toBeLessThan(8 * MEBIBYTE);
  const { stdout } = await virsh('dumpxml', uuid);
  expect(stdout).toContain(becomes);
  expect(await starts()).toBeUndefined();
});

it('says of a file that is not there so, and of one that can be read that it can', async () => {
  expect(await read(join(home, 'no.iso'))).toMatchObject({
    verdict: 'blocked',
    obstacles: [{ by: 'missing' }, { by: 'folder' }],
  });
  const open = join(folder, 'pool', 'open.iso');
  await writeFile(open, '');
  expect(await read(open)).toMatchObject({ verdict: 'readable', obstacles: [], remedies: [] });
});
