import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CreateRequest } from '#shared/contract/create.ts';
import { MiB } from '#shared/domain/units.ts';
import { startBackend, type TestBackend } from '../testing/start-backend.ts';
import { startTestPool } from '../testing/test-pool.ts';
import { virshOn } from '../testing/virsh.ts';

const URI = 'qemu:///system';
const virsh = virshOn(URI);
const run = promisify(execFile);
const POOL = `innkeeper-test-${process.pid}`;
const NAME = `innkeeper-test-${process.pid}`;

let backend: TestBackend;
let pool: Awaited<ReturnType<typeof startTestPool>>;
let folder: string;

beforeAll(async () => {
  pool = await startTestPool(virsh, POOL);
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-files-'));
  await chmod(folder, 0o755);
  backend = await startBackend(URI);
});
afterAll(async () => {
  await backend?.close();
  await pool?.remove();
  if (folder) await rm(folder, { recursive: true });
});
afterEach(async () => {
  for (const name of await ours()) {
    await virsh('destroy', name).catch(() => undefined);
    await virsh('undefine', name, '--nvram', '--tpm');
  }
  for (const file of await pool.files()) await rm(join(pool.path, file));
  await virsh('pool-refresh', POOL);
});

const ours = async () =>
  (await virsh('list', '--all', '--name')).split('\n').filter(name => name.startsWith(NAME));

function request(change: Partial<CreateRequest> = {}): CreateRequest {
  return {
    connection: backend.connection,
    name: NAME,
    source: { kind: 'none' },
    pool: POOL,
    diskSize: 64 * MiB,
    memory: 64 * MiB,
    vcpus: 1,
    network: null,
    ...change,
  };
}

/** A file full of bytes that do not compress to holes. */
async function bigFile(name: string, size: number): Promise<string> {
  const path = join(folder, name);
  const file = await open(path, 'w');
  const block = randomBytes(MiB);
  for (let written = 0; written < size; written += block.length) await file.write(block);
  await file.close();
  return path;
}

describe('creating a guest', () => {
  it('makes the disk, defines and starts it, and removal leaves nothing', async () => {
    const { client, job } = backend;
    const { guest, job: id } = await client.create.run(request());
    expect(await job(id)).toMatchObject({ state: 'done' });
    expect(await virsh('domstate', NAME)).toBe('running');
    expect(await virsh('domuuid', NAME)).toBe(guest.uuid);
    expect(await pool.files()).toEqual([`${NAME}.qcow2`]);

    const plan = await client.guests.removalPlan({ guest });
    expect(plan).toMatchObject({
      running: true,
      disks: [{ target: 'vda', capacity: 64 * MiB, suggested: true, deletable: true }],
    });
    const removal = await client.guests.remove({ guest, deleteDisks: ['vda'] });
    expect(await job(removal.job)).toMatchObject({ state: 'done' });
    expect(await ours()).toEqual([]);
    expect(await pool.files()).toEqual([]);
  });

  it('with UEFI and a TPM, whose files go with it too', async () => {
    const { client, job } = backend;
    const { guest, job: id } = await client.create.run(request({ firmware: 'uefi' }));
    expect(await job(id)).toMatchObject({ state: 'done' });
    const { also } = await client.guests.removalPlan({ guest });
    expect(also).toEqual(['its UEFI variables', 'the state of its TPM']);
    await job((await client.guests.remove({ guest, deleteDisks: ['vda'] })).job);
    expect(await ours()).toEqual([]);
  });

  it('copies an image into the pool, format and all, and makes it as big as wanted', async () => {
    const { client, job } = backend;
    const path = join(folder, 'small.qcow2');
    await run('qemu-img', ['create', '-q', '-f', 'qcow2', path, '32M']);
    const source = { kind: 'disk-image' as const, path, how: 'copy' as const };
    const { guest, job: id } = await client.create.run(request({ source, start: false }));
    expect(await job(id)).toMatchObject({ state: 'done' });
    const { stdout } = await run('qemu-img', ['info', '--output=json', join(pool.path, `${NAME}.qcow2`)]);
    expect(JSON.parse(stdout)).toMatchObject({ format: 'qcow2', 'virtual-size': 64 * MiB });
    await job((await client.guests.remove({ guest, deleteDisks: ['vda'] })).job);
  });

  it('clones a volume inside libvirt', async () => {
    const { client, job } = backend;
    await virsh('vol-create-as', POOL, 'base.qcow2', '16M', '--format', 'qcow2');
    const source = { kind: 'disk-image' as const, path: join(pool.path, 'base.qcow2'), how: 'copy' as const };
    const { guest, job: id } = await client.create.run(request({ source, start: false }));
    expect(await job(id)).toMatchObject({ state: 'done' });
    expect(await pool.files()).toEqual(['base.qcow2', `${NAME}.qcow2`]);
    await job((await client.guests.remove({ guest, deleteDisks: ['vda'] })).job);
  });
});

describe('nothing half-made is left behind', () => {
  it('when cancelled in the middle of a copy', async () => {
    const { client, job } = backend;
    const path = await bigFile('cancel.raw', 512 * MiB);
    const source = { kind: 'disk-image' as const, path, how: 'copy' as const };
    const { job: id } = await client.create.run(request({ source, diskSize: 512 * MiB }));
    const midway = await job(id, found => (found.progress ?? 0) > 0 || found.state !== 'running');
    expect(midway.state).toBe('running');
    await client.jobs.cancel({ id });
    expect(await job(id)).toMatchObject({ state: 'cancelled' });
    expect(await pool.files()).toEqual([]);
    expect(await ours()).toEqual([]);
    await rm(path);
  });

  it('when libvirt refuses the document', async () => {
    const { client, job } = backend;
    const path = await bigFile('race.raw', 256 * MiB);
    const source = { kind: 'disk-image' as const, path, how: 'copy' as const };
    const { job: id } = await client.create.run(request({ source, diskSize: 256 * MiB }));
    await job(id, found => found.step?.startsWith('Copy') === true);
    // Somebody else takes the name while the copy runs.
    const other = join(folder, 'other.xml');
    await writeFile(
      other,
      `<domain type='qemu'><name>${NAME}</name><memory>1024</memory><os><type>hvm</type></os></domain>`,
    );
    await virsh('define', other);
    const uuid = await virsh('domuuid', NAME);
    expect(await job(id)).toMatchObject({ state: 'failed' });
    expect(await pool.files()).toEqual([]);
    expect(await virsh('domuuid', NAME)).toBe(uuid);
    await rm(path);
  });

  it('when the guest does not start', async () => {
    const { client, job } = backend;
    const net = join(folder, 'net.xml');
    await writeFile(net, `<network><name>${NAME}</name></network>`);
    await virsh('net-define', net);
    await virsh('net-start', NAME);
    const path = await bigFile('nostart.raw', 256 * MiB);
    try {
      const source = { kind: 'disk-image' as const, path, how: 'copy' as const };
      const { job: id } = await client.create.run(request({ source, diskSize: 256 * MiB, network: NAME }));
      await job(id, found => found.step?.startsWith('Copy') === true);
      await virsh('net-destroy', NAME);
      const ended = await job(id);
      expect(ended.state).toBe('failed');
      expect(ended.log.map(line => line.text)).toContain(`Undone: Define the guest ${NAME}`);
      expect(await pool.files()).toEqual([]);
      expect(await ours()).toEqual([]);
    } finally {
      await virsh('net-undefine', NAME);
      await rm(path);
    }
  });
});

describe('bad input', () => {
  const problems = async (change: Partial<CreateRequest>) =>
    (await backend.client.create.plan(request(change))).problems;

  it('says that a name is taken, and refuses to run', async () => {
    const { client, job } = backend;
    const { job: id } = await client.create.run(request({ start: false }));
    await job(id);
    expect(await problems({})).toMatchObject([{ field: 'name', failure: { code: 'NAME_TAKEN' } }]);
    await expect(client.create.run(request())).rejects.toMatchObject({ data: { code: 'NAME_TAKEN' } });
  });

  it('says how much a disk needs and how much is free', async () => {
    const [problem] = await problems({ diskSize: 2 ** 50 });
    expect(problem).toMatchObject({
      field: 'disk',
      failure: { code: 'NO_SPACE', params: { needed: '1 PiB' } },
    });
  });

  it('says that an ISO is not there', async () => {
    const path = join(folder, 'gone.iso');
    expect(await problems({ source: { kind: 'iso', path } })).toMatchObject([
      { field: 'source', failure: { code: 'FILE_NOT_FOUND', params: { path } } },
    ]);
  });

  it('finds an ISO that QEMU’s user cannot reach, and copies it into the pool when asked', async () => {
    const { client, job } = backend;
    const closed = join(folder, 'home');
    await mkdir(closed, { mode: 0o700 });
    const path = join(closed, 'system.iso');
    await writeFile(path, randomBytes(2 * MiB));
    const wanted = request({ source: { kind: 'iso', path } });
    const [problem] = (await client.create.plan(wanted)).problems;
    expect(problem).toMatchObject({
      field: 'source',
      failure: { code: 'FILE_UNREADABLE', params: { path, folder: closed } },
      fix: { id: 'copy-into-pool' },
    });
    const fixed = await client.create.fix({ request: wanted, fix: 'copy-into-pool' });
    expect(await job(fixed.job)).toMatchObject({ state: 'done' });
    expect(fixed.request.source).toEqual({ kind: 'iso', path: join(pool.path, 'system.iso') });
    expect((await client.create.plan(fixed.request)).problems).toEqual([]);
  });

  it('keeps a disk that another guest uses', async () => {
    const { client, job } = backend;
    const first = await client.create.run(request({ start: false }));
    await job(first.job);
    const disk = join(pool.path, `${NAME}.qcow2`);
    const source = { kind: 'disk-image' as const, path: disk, how: 'use' as const };
    const other = await client.create.plan(request({ name: `${NAME}-b`, source }));
    expect(other.problems).toMatchObject([{ field: 'source', failure: { code: 'RESOURCE_BUSY' } }]);
    // An overlay stands on it.
    const overlay = join(pool.path, 'overlay.qcow2');
    await run('qemu-img', ['create', '-q', '-f', 'qcow2', '-b', disk, '-F', 'qcow2', overlay]);
    await virsh('pool-refresh', POOL);
    const plan = await client.guests.removalPlan({ guest: first.guest });
    expect(plan.disks).toMatchObject([
      { deletable: false, suggested: false, note: `${overlay} stands on it.` },
    ]);
    await expect(client.guests.remove({ guest: first.guest, deleteDisks: ['vda'] })).rejects.toMatchObject({
      data: { code: 'RESOURCE_BUSY' },
    });
    expect(await ours()).toEqual([NAME]);
    await job((await client.guests.remove({ guest: first.guest, deleteDisks: [] })).job);
    expect(await pool.files()).toEqual([`${NAME}.qcow2`, 'overlay.qcow2'].toSorted());
  });
});

describe('options', () => {
  it('offers the pool with its images, and user-mode networking', async () => {
    await virsh('vol-create-as', POOL, 'seen.qcow2', '16M', '--format', 'qcow2');
    const options = await backend.client.create.options({ connection: backend.connection });
    expect(options.pools).toContainEqual(
      expect.objectContaining({ name: POOL, active: true, path: pool.path }),
    );
    expect(options.images).toContainEqual({
      path: join(pool.path, 'seen.qcow2'),
      name: 'seen.qcow2',
      pool: POOL,
      format: 'qcow2',
      size: 16 * MiB,
    });
    expect(options.browsable).toBe(true);
  });
});
