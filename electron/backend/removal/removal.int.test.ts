import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { uuidSchema } from '#shared/contract/values.ts';
import { startBackend, type TestBackend } from '../testing/start-backend.ts';
import { startTestPool } from '../testing/test-pool.ts';
import { tinyDomain } from '../testing/tiny-domain.ts';
import { virshOn } from '../testing/virsh.ts';

const URI = 'qemu:///system';
const virsh = virshOn(URI);
const PREFIX = `innkeeper-removal-${process.pid}`;
const POOL = `${PREFIX}-pool`;
const OWNER = `${PREFIX}-owner`;
const OTHER = `${PREFIX}-other`;

let backend: TestBackend;
let pool: Awaited<ReturnType<typeof startTestPool>>;
let folder: string;

beforeAll(async () => {
  pool = await startTestPool(virsh, POOL);
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-removal-'));
  await chmod(folder, 0o755);
  backend = await startBackend(URI);
});
afterAll(async () => {
  await backend?.close();
  await pool?.remove();
  if (folder) await rm(folder, { recursive: true });
});
afterEach(async () => {
  const names = (await virsh('list', '--all', '--name')).split('\n').filter(name => name.startsWith(PREFIX));
  for (const name of names) {
    await virsh('destroy', name).catch(() => undefined);
    await virsh('undefine', name, '--snapshots-metadata', '--nvram');
  }
  for (const file of await pool.files()) await virsh('vol-delete', file, '--pool', POOL);
});

const fileDisk = (path: string) =>
  `<disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='${path}'/><target dev='vda' bus='virtio'/></disk>`;

async function define(name: string, disk: string): Promise<void> {
  const file = join(folder, 'domain.xml');
  await writeFile(
    file,
    `<domain type='qemu'><name>${name}</name><memory unit='MiB'>64</memory>
  <os><type arch='x86_64' machine='q35'>hvm</type></os><devices>${disk}</devices></domain>`,
  );
  await virsh('define', file);
}

/** A volume with a guest of its own; answers with the volume's path. */
async function ownDisk(volume: string): Promise<string> {
  const path = join(pool.path, volume);
  // virsh writes its document without escapes.
  await promisify(execFile)('qemu-img', ['create', '-q', '-f', 'qcow2', path, '16M']);
  await virsh('pool-refresh', POOL);
  await define(OWNER, fileDisk(path.replaceAll('&', '&amp;')));
  return path;
}

/** What the plan says of the owner's disk, read as soon as the guest is known. */
async function plannedDisk() {
  const guest = {
    connection: backend.connection,
    uuid: uuidSchema.parse(await virsh('domuuid', OWNER)),
  };
  for await (const event of await backend.client.guests.watch({})) {
    if (event.kind !== 'remove' && event.guests.some(({ uuid }) => uuid === guest.uuid)) break;
  }
  const { disks } = await backend.client.guests.removalPlan({ guest });
  return disks[0];
}

const kept = { deletable: false, suggested: false, note: expect.stringContaining(OTHER) };

describe('a disk that another guest needs is never offered', () => {
  it('though its path has characters that XML escapes', async () => {
    const path = await ownDisk('a & b.qcow2');
    await define(OTHER, fileDisk(path.replaceAll('&', '&amp;')));
    expect(await plannedDisk()).toMatchObject(kept);
  });

  it('though the other names it as a volume of its pool', async () => {
    await ownDisk('shared.qcow2');
    await define(
      OTHER,
      `<disk type='volume' device='disk'><source pool='${POOL}' volume='shared.qcow2'/><target dev='vda'/></disk>`,
    );
    expect(await plannedDisk()).toMatchObject(kept);
  });

  it('though the other has it only from its next start on', async () => {
    const path = await ownDisk('later.qcow2');
    await tinyDomain(virsh, OTHER);
    await virsh('start', OTHER);
    await virsh('attach-disk', OTHER, path, 'vda', '--subdriver', 'qcow2', '--config');
    expect(await plannedDisk()).toMatchObject(kept);
  });

  it('though the other reaches it by another name', async () => {
    const path = await ownDisk('real.qcow2');
    const link = join(folder, 'link.qcow2');
    await symlink(path, link);
    await define(OTHER, fileDisk(link));
    expect(await plannedDisk()).toMatchObject(kept);
  });

  it('and is when nobody does', async () => {
    await ownDisk('own.qcow2');
    await define(OTHER, '');
    expect(await plannedDisk()).toMatchObject({ deletable: true, suggested: true });
  });
});

describe('the files of external snapshots', () => {
  const owner = async () => {
    const path = await ownDisk('web.qcow2');
    await virsh(
      'snapshot-create-as',
      OWNER,
      's1',
      '--disk-only',
      '--diskspec',
      `vda,file=${pool.path}/web.s1`,
    );
    await virsh(
      'snapshot-create-as',
      OWNER,
      's2',
      '--disk-only',
      '--diskspec',
      `vda,file=${pool.path}/web.s2`,
    );
    await virsh('pool-refresh', POOL);
    const guest = { connection: backend.connection, uuid: uuidSchema.parse(await virsh('domuuid', OWNER)) };
    await plannedDisk();
    return { guest, path };
  };

  it('are listed one by one, and go only with all that stands on them', async () => {
    const { guest, path } = await owner();
    const { disks, files, snapshots } = await backend.client.guests.removalPlan({ guest });
    expect(snapshots.toSorted()).toEqual(['s1', 's2']);
    expect(disks).toMatchObject([{ path: `${pool.path}/web.s2`, deletable: true }]);
    expect(new Set(files.map(({ path: file, deletable }) => `${file} ${deletable}`))).toEqual(
      new Set([`${path} true`, `${pool.path}/web.s1 true`]),
    );
    await expect(
      backend.client.guests.remove({ guest, deleteDisks: [], deleteFiles: [path] }),
    ).rejects.toMatchObject({ data: { code: 'INPUT_INVALID' } });
    const all = { guest, deleteDisks: ['vda'], deleteFiles: files.map(({ id }) => id) };
    const { job } = await backend.client.guests.remove(all);
    expect(await backend.job(job)).toMatchObject({ state: 'done' });
    expect(await pool.files()).toEqual([]);
  });

  it('stay where another guest stands on them', async () => {
    const { guest, path } = await owner();
    const clone = join(pool.path, 'clone.qcow2');
    await promisify(execFile)('qemu-img', ['create', '-q', '-f', 'qcow2', '-F', 'qcow2', '-b', path, clone]);
    await virsh('pool-refresh', POOL);
    const { files } = await backend.client.guests.removalPlan({ guest });
    expect(files.find(({ id }) => id === path)).toMatchObject({
      deletable: false,
      note: expect.stringContaining('clone'),
    });
    await expect(
      backend.client.guests.remove({ guest, deleteDisks: ['vda'], deleteFiles: files.map(({ id }) => id) }),
    ).rejects.toMatchObject({ data: { code: 'RESOURCE_BUSY' } });
  });
});

describe('UEFI variables', () => {
  const firmware = `<loader readonly='yes' type='pflash'>/usr/share/OVMF/OVMF_CODE_4M.fd</loader><nvram template='/usr/share/OVMF/OVMF_VARS_4M.fd'>`;
  const withVariables = async (name: string, nvram: string, devices = '') => {
    const file = join(folder, 'uefi.xml');
    await writeFile(
      file,
      `<domain type='qemu'><name>${name}</name><memory unit='MiB'>64</memory><os><type arch='x86_64' machine='q35'>hvm</type>${firmware}${nvram}</nvram></os><features><acpi/></features><devices>${devices}<video><model type='vga'/></video></devices></domain>`,
    );
    await virsh('define', file);
  };

  it.each([
    ['go', ['nvram'], []],
    ['stay when they are not chosen', [], ['vars.fd']],
  ])('%s', async (_, deleteFiles, left) => {
    await withVariables(OWNER, join(pool.path, 'vars.fd'));
    await writeFile(join(pool.path, 'vars.fd'), 'variables');
    await plannedDisk();
    const guest = { connection: backend.connection, uuid: uuidSchema.parse(await virsh('domuuid', OWNER)) };
    const { job } = await backend.client.guests.remove({ guest, deleteDisks: [], deleteFiles });
    expect(await backend.job(job)).toMatchObject({ state: 'done' });
    expect(await pool.files()).toEqual(left);
    // For whoever cleans up.
    await virsh('pool-refresh', POOL);
  });

  it('that were kept with a snapshot go with its files, and so does its picture', async () => {
    const path = join(pool.path, 'disk.qcow2');
    await promisify(execFile)('qemu-img', ['create', '-q', '-f', 'qcow2', path, '16M']);
    await withVariables(OWNER, join(pool.path, 'vars.fd'), fileDisk(path));
    await virsh('start', OWNER);
    await plannedDisk();
    const guest = { connection: backend.connection, uuid: uuidSchema.parse(await virsh('domuuid', OWNER)) };
    const action = { do: 'create', name: 's1', kind: 'external', memory: false } as const;
    const { stamp } = await backend.client.snapshots.plan({ guest, action });
    const taken = await backend.client.snapshots.run({ guest, action, stamp });
    expect(await backend.job(taken.job)).toMatchObject({ state: 'done' });
    const pictures = join(backend.stateDir, 'snapshot-pictures');
    expect(await readdir(pictures)).toHaveLength(1);

    const { files } = await backend.client.guests.removalPlan({ guest });
    const copy = files.find(({ kind }) => kind === 'snapshot-nvram');
    expect(copy).toMatchObject({ label: 'UEFI variables of the snapshot s1', suggested: true });
    expect(await pool.files()).toContain(basename(copy?.path ?? ''));
    const deleteFiles = files.map(({ id }) => id);
    const { job } = await backend.client.guests.remove({ guest, deleteDisks: ['vda'], deleteFiles });
    expect(await backend.job(job)).toMatchObject({ state: 'done' });
    expect(await pool.files()).toEqual([]);
    expect(await readdir(pictures)).toEqual([]);
  });

  it('of another guest too are kept', async () => {
    await withVariables(OWNER, join(pool.path, 'vars.fd'));
    await withVariables(OTHER, join(pool.path, 'vars.fd'));
    await plannedDisk();
    const guest = { connection: backend.connection, uuid: uuidSchema.parse(await virsh('domuuid', OWNER)) };
    const { files } = await backend.client.guests.removalPlan({ guest });
    expect(files).toMatchObject([{ id: 'nvram', deletable: false, note: expect.stringContaining(OTHER) }]);
  });
});

it('the memory of a snapshot goes too, though it lies in no pool', async () => {
  const path = await ownDisk('web.qcow2');
  await virsh('start', OWNER);
  const memory = join(folder, 'memory');
  const spec = `vda,file=${pool.path}/web.s1`;
  await virsh('snapshot-create-as', OWNER, 's1', '--memspec', memory, '--diskspec', spec);
  await virsh('destroy', OWNER);
  await virsh('pool-refresh', POOL);
  await plannedDisk();
  const guest = { connection: backend.connection, uuid: uuidSchema.parse(await virsh('domuuid', OWNER)) };
  const { files } = await backend.client.guests.removalPlan({ guest });
  expect(new Set(files.map(({ path: file, kind }) => `${kind} ${file}`))).toEqual(
    new Set([`snapshot-memory ${memory}`, `snapshot-disk ${path}`]),
  );
  const deleteFiles = files.map(({ id }) => id);
  const { job } = await backend.client.guests.remove({ guest, deleteDisks: ['vda'], deleteFiles });
  expect(await backend.job(job)).toMatchObject({ state: 'done' });
  expect(await pool.files()).toEqual([]);
  await expect(stat(memory)).rejects.toMatchObject({ code: 'ENOENT' });
  expect(await virsh('pool-list', '--all', '--name')).not.toContain('innkeeper-reach');
});
