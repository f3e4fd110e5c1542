import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPlanSchema } from '#shared/contract/create/plan.ts';
import type { CreateRequest } from '#shared/contract/create/request.ts';
import type { GuestSource } from '#shared/contract/create/source.ts';
import { envelopeOf, makeTar } from '#electron/media/testing/appliances.ts';
import { makeImage, rawDisk } from '#electron/media/testing/disk-images.ts';
import { FileServer } from '#electron/media/testing/file-server.ts';
import { writeIso } from '#electron/media/iso/write-iso.ts';
import { startBackend, type TestBackend } from '../testing/start-backend.ts';

let backend: TestBackend;
let server: FileServer;
let folder: string;
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-sources-'));
  server = await FileServer.start();
  backend = await startBackend('qemu:///system');
});
afterAll(async () => {
  await backend?.close();
  await server?.close();
  if (folder) await rm(folder, { recursive: true });
});

const look = (source: GuestSource) => backend.client.create.look({ connection: backend.connection, source });
const plan = async (source: GuestSource, change: Partial<CreateRequest> = {}) => {
  const request = { connection: backend.connection, name: 'sources', source, ...change };
  return createPlanSchema.parse(await backend.client.create.plan(request));
};

/** A CD-ROM with a label longer than we ever write (ECMA-119, 8.4.7). */
async function medium(name: string, label: string): Promise<string> {
  const iso = writeIso('INNKEEPER', [{ name: 'a', text: 'b' }], new Date());
  iso.fill(' ', 0x8028, 0x8048).write(label, 0x8028, 'latin1');
  await writeFile(at(name), iso);
  return at(name);
}

describe('a medium', () => {
  it('is recognised by its label and gives the guest a name, in a folder that QEMU may not enter too', async () => {
    const image = await medium('known.iso', 'Debian 11.0.0 amd64 n');
    expect(await look({ kind: 'iso', image })).toMatchObject({
      format: 'iso',
      os: { id: 'http://debian.org/debian/11', label: 'Debian 11' },
      suggestedName: 'debian-11',
      failure: { code: 'FILE_UNREADABLE', params: { folder } },
    });
  });

  it('for another architecture gets a machine of that kind, unless a person says otherwise', async () => {
    const image = await medium('arm.iso', 'Debian 11.0.0 arm64 n');
    const { resolved, reasons } = await plan({ kind: 'iso', image });
    expect(resolved).toMatchObject({ arch: 'aarch64', machine: 'virt', firmware: 'uefi' });
    expect(reasons['arch']).toBe('what the source is made for');
    expect((await plan({ kind: 'iso', image }, { arch: 'x86_64' })).resolved.arch).toBe('x86_64');
    const old = await medium('i386.iso', 'Debian 11.0.0 i386 n');
    expect((await plan({ kind: 'iso', image: old })).resolved.arch).toBe('x86_64');
  });

  it('that is cut short says so when looked at and in the plan', async () => {
    const image = await medium('short.iso', 'Debian 11.0.0 amd64 n');
    await truncate(image, 40_000);
    expect((await look({ kind: 'iso', image })).failure?.code).toBe('FILE_DAMAGED');
    const { problems } = await plan({ kind: 'iso', image });
    expect(problems).toContainEqual(
      expect.objectContaining({
        field: 'source.image',
        failure: expect.objectContaining({ code: 'FILE_DAMAGED' }),
      }),
    );
  });
});

describe('an appliance', () => {
  it('gives a plan its machine and its disks', async () => {
    makeImage(rawDisk(folder), at('a.vmdk'), 'vmdk', 'subformat=streamOptimized');
    await writeFile(at('web.ovf'), envelopeOf({ name: 'Web Server', disks: ['a.vmdk'], memory: 512 }));
    const path = await makeTar(at('web.ova'), [at('web.ovf'), at('a.vmdk')]);
    expect(await look({ kind: 'appliance', path })).toMatchObject({ suggestedName: 'web-server' });
    const { resolved, problems } = await plan({ kind: 'appliance', path });
    expect(problems).toEqual([]);
    expect(resolved.memory).toBe(512 * 1024 ** 2);
    expect(resolved.disks?.[0]?.size).toBe(8 * 1024 ** 2);
  });

  it('that is none says so', async () => {
    await writeFile(at('odd.ova'), 'not a tar');
    expect((await look({ kind: 'appliance', path: at('odd.ova') })).failure).toBeDefined();
    expect((await look({ kind: 'appliance', path: at('gone.ova') })).failure?.code).toBe('FILE_NOT_FOUND');
  });
});

describe('an install tree', () => {
  it('gives a plan its kernel, by what it says of itself', async () => {
    const treeinfo = `[general]\nfamily = Example\nversion = 7\narch = x86_64\n
[images-x86_64]\nkernel = boot/vmlinuz\ninitrd = boot/initrd.img\n`;
    const url = server.put('/tree/.treeinfo', treeinfo).replace('.treeinfo', '');
    server.put('/tree/boot/vmlinuz', Buffer.alloc(40_000, 1));
    server.put('/tree/boot/initrd.img', Buffer.alloc(50_000, 1));
    expect((await look({ kind: 'install-tree', url })).failure).toBeUndefined();
    const { problems, steps } = await plan({ kind: 'install-tree', url });
    expect(problems).toEqual([]);
    expect(steps.map(({ title }) => title).join()).toContain('vmlinuz');
  });

  it('that is none says so', async () => {
    const url = server.put('/none/', '<html>').replace('none/', 'nothing/');
    expect((await look({ kind: 'install-tree', url })).failure?.code).toBe('DOWNLOAD_FAILED');
  });
});
