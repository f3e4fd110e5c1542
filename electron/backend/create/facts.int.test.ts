import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CreateRequest } from '#shared/contract/create/request.ts';
import { MiB } from '#shared/domain/units.ts';
import { startHost } from '../testing/start-host.ts';
import { startTestPool } from '../testing/test-pool.ts';
import { virshOn } from '../testing/virsh.ts';
import { gatherFacts } from './facts.ts';
import type { Age } from './kept.ts';

const URI = 'qemu:///system';
const virsh = virshOn(URI);
const run = promisify(execFile);
const NAME = `innkeeper-facts-${process.pid}`;

let host: Awaited<ReturnType<typeof startHost>>;
let pool: Awaited<ReturnType<typeof startTestPool>>;
let folder: string;

beforeAll(async () => {
  pool = await startTestPool(virsh, NAME);
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-files-'));
  await chmod(folder, 0o755);
  host = await startHost(URI);
});
afterAll(async () => {
  await host?.close();
  await pool?.remove();
  if (folder) await rm(folder, { recursive: true });
});
afterEach(async () => {
  await virsh('destroy', NAME).catch(() => undefined);
  await virsh('undefine', NAME).catch(() => undefined);
});

function facts(change: Partial<CreateRequest> = {}, age: Age = 'now') {
  const { deps, live } = host;
  const request = { connection: live.id, name: 'new', source: { kind: 'none' as const }, ...change };
  return gatherFacts(deps, live, request, age);
}

describe('the host', () => {
  it('is described by libvirt and by the files of this computer alike', async () => {
    const found = await facts();
    const cpus = (await run('nproc', ['--all'])).stdout.trim();
    expect(found).toMatchObject({ driver: 'QEMU', local: true, session: false, hostArch: 'x86_64' });
    expect(found.topology?.cpus).toHaveLength(Number(cpus));
    expect(found.topology?.nodes[0]?.hugePages.map(({ size }) => size)).toContain(2 * MiB);
    expect(found.filters).toContain('clean-traffic');
    expect(found.userNetworks).toContain('slirp');
    expect(found.offers?.tcg?.machine).toBe('q35');
  });

  it('offers no user network that libvirt refuses', async () => {
    const { userNetworks } = await facts();
    for (const backend of userNetworks) {
      const type = backend === 'passt' ? `<backend type='passt'/>` : '';
      await guest('define', TINY(`<interface type='user'>${type}</interface>`));
    }
  });

  it('offers machines of other architectures, and says when it has none', async () => {
    const arm = await facts({ arch: 'aarch64' });
    expect(arm.offers?.tcg).toMatchObject({ arch: 'aarch64', machine: 'virt' });
    expect(arm.acceleration.kind).toBe('tcg');
    expect((await facts({ arch: 'vax' })).offers).toBeUndefined();
    expect((await facts({ machine: 'pc' })).offers?.tcg?.machine).toBe('pc');
  });

  it('knows of a pool as soon as it is there, however fast plans are asked for', async () => {
    const name = `${NAME}-more`;
    const has = async () => (await facts({}, 'kept')).pools?.some(each => each.name === name);
    expect(await has()).toBe(false);
    const path = await mkdtemp(join(folder, 'pool-'));
    await virsh('pool-create-as', name, 'dir', '--target', path);
    // By libvirt's word: by its age alone it would be asked for again after ten seconds.
    const told = { timeout: 8_000, interval: 10 };
    await expect.poll(has, told).toBe(true);
    await virsh('pool-destroy', name);
    await expect.poll(has, told).toBe(false);
  });
});

const TINY = (inside: string, tune = '') => `<domain type='qemu'><name>${NAME}</name>
  <memory unit='MiB'>16</memory><vcpu>2</vcpu>${tune}<os><type machine='q35'>hvm</type></os>
  <devices>${inside}</devices></domain>`;

async function guest(action: 'define' | 'create', xml: string): Promise<void> {
  const file = join(folder, 'guest.xml');
  await writeFile(file, xml);
  await virsh(action, file);
}

describe('other guests', () => {
  it('that run count for the CPUs they are pinned to', async () => {
    const pins = `<cputune><vcpupin vcpu='0' cpuset='0'/><vcpupin vcpu='1' cpuset='0-1'/></cputune>`;
    await guest('create', TINY('', pins));
    const pinned = async () => (await facts({}, 'kept')).topology?.pinned;
    await expect.poll(pinned).toEqual({ 0: 2, 1: 1 });
    await virsh('vcpupin', NAME, '0', '1');
    await expect.poll(pinned).toEqual({ 0: 1, 1: 2 });
    await virsh('destroy', NAME);
    await expect.poll(pinned).toEqual({});
  });

  it('that have a disk are named, whether asked now or as last known', async () => {
    await virsh('vol-create-as', NAME, 'taken.qcow2', '1M', '--format', 'qcow2');
    const image = join(pool.path, 'taken.qcow2');
    await guest(
      'define',
      TINY(
        `<disk type='volume'><source pool='${NAME}' volume='taken.qcow2'/><target dev='vda' bus='virtio'/></disk>`,
      ),
    );
    const source = { kind: 'disk-image' as const, image, how: 'use' as const };
    const users = async (age: Age) => (await facts({ source }, age)).images[image]?.usedBy;
    expect(await users('now')).toEqual([NAME]);
    await expect.poll(() => users('kept')).toEqual([NAME]);
    await virsh('vol-delete', 'taken.qcow2', '--pool', NAME);
  });
});

describe('images', () => {
  const look = async (image: string, age: Age = 'now') =>
    (await facts({ source: { kind: 'iso', image } }, age)).images[image];

  it('in a pool are known as volumes, and a file as what it holds', async () => {
    const file = join(folder, 'a.qcow2');
    await run('qemu-img', ['create', '-q', '-f', 'qcow2', file, '3M']);
    expect(await look(file)).toMatchObject({ format: 'qcow2', virtualSize: 3 * MiB, copyable: true });
    await virsh('vol-create-as', NAME, 'b.qcow2', '5M', '--format', 'qcow2');
    expect(await look(join(pool.path, 'b.qcow2'))).toMatchObject({
      format: 'qcow2',
      virtualSize: 5 * MiB,
      pool: NAME,
      copyable: true,
    });
    await virsh('vol-delete', 'b.qcow2', '--pool', NAME);
  });

  it('that change are read again, those that do not are not', async () => {
    const file = join(folder, 'c.raw');
    await writeFile(file, Buffer.alloc(4096));
    expect(await look(file, 'kept')).toMatchObject({ format: 'raw', size: 4096 });
    await writeFile(file, Buffer.alloc(8192));
    expect(await look(file, 'kept')).toMatchObject({ size: 8192 });
    await rm(file);
    expect((await look(file, 'kept'))?.failure?.code).toBe('FILE_NOT_FOUND');
  });

  it('that QEMU may not reach say which folder is closed', async () => {
    const closed = join(folder, 'closed');
    await mkdir(closed, { mode: 0o700 });
    const file = join(closed, 'd.raw');
    await writeFile(file, Buffer.alloc(512));
    expect(await look(file)).toMatchObject({
      copyable: true,
      failure: { code: 'FILE_UNREADABLE', params: { folder: closed } },
    });
  });

  it('that are folders or VMDKs without their pieces say so', async () => {
    expect((await look(folder))?.failure?.code).toBe('FILE_NOT_AN_IMAGE');
    const file = join(folder, 'e.vmdk');
    await run('qemu-img', ['create', '-q', '-f', 'vmdk', '-o', 'subformat=twoGbMaxExtentFlat', file, '3M']);
    expect(await look(file)).toMatchObject({ format: 'vmdk', virtualSize: 3 * MiB });
    await rm(join(folder, 'e-f001.vmdk'));
    const broken = await look(file);
    expect(broken?.failure).toBeDefined();
    expect(broken?.copyable).toBe(false);
  });

  it('that no catalogue has are not found', async () => {
    expect((await look('catalogue:no-such-system'))?.failure?.code).toBe('NOT_FOUND');
  });
});

describe('images on the web', () => {
  let server: Server;
  let asked: string[];
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      if (request.url === '/page.iso') response.writeHead(200, { 'content-type': 'text/html' }).end('<html>');
      else if (request.url === '/disk.img')
        response.writeHead(200, { 'content-length': 70_000 }).end(Buffer.alloc(70_000));
      else response.writeHead(404).end();
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => new Promise(resolve => server.close(resolve)));
  const at = (path: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
  const look = async (path: string, age: Age) => {
    asked = [];
    const image = at(path);
    return (await facts({ source: { kind: 'cloud-image', image } }, age)).images[image];
  };

  it('are known by their first bytes and their size', async () => {
    expect(await look('/disk.img', 'now')).toMatchObject({
      format: 'raw',
      size: 70_000,
      copyable: true,
      download: { url: at('/disk.img'), name: 'disk.img', cached: false },
    });
  });

  it('that are pages or not there say so', async () => {
    expect((await look('/page.iso', 'now'))?.failure?.code).toBe('DOWNLOAD_FAILED');
    expect((await look('/none.iso', 'now'))?.failure?.code).toBe('DOWNLOAD_FAILED');
  });

  it('are asked for once', async () => {
    for (const asks of [['/none.img'], []]) {
      expect((await look('/none.img', 'kept'))?.failure?.code).toBe('DOWNLOAD_FAILED');
      expect(asked).toEqual(asks);
    }
  });
});
