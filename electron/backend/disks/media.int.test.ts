import { once } from 'node:events';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { tinyGuest } from '../../../e2e/host/tiny-guest.mjs';
import { type DiskTests, drive, fileDisk, startDiskTests } from './testing/disk-tests.ts';
import { guestShell } from './testing/guest-shell.ts';

// Guests boot in it, translated, beside others that do.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let tests: DiskTests;
let iso: string;
beforeAll(async () => {
  tests = await startDiskTests('media');
  iso = join(tests.folder, 'tiny.iso');
  await copyFile((await tinyGuest()).iso, iso);
});
afterAll(async () => await tests?.stop());
afterEach(async () => await tests.clean());

const source = async (name: string, ...flags: string[]) =>
  /<source file='([^']+)'/.exec(await tests.xml(name, ...flags))?.[1];

describe.each(['off', 'running'] as const)('of a guest that is %s', state => {
  it('a medium is inserted and ejected, now and for its next start', async () => {
    const { name, guest } = await tests.define(drive());
    if (state === 'running') await tests.virsh('start', name);
    const plan = await tests.plan(guest, { do: 'insert', disk: 'sda', image: iso });
    expect(plan).toMatchObject({ problems: [], lost: [], takesEffect: 'now' });
    expect(await tests.carryOut(guest, { do: 'insert', disk: 'sda', image: iso })).toMatchObject({
      state: 'done',
    });
    expect([await source(name), await source(name, '--inactive')]).toEqual([iso, iso]);
    expect(await tests.carryOut(guest, { do: 'eject', disk: 'sda' })).toMatchObject({ state: 'done' });
    expect([await source(name), await source(name, '--inactive')]).toEqual([undefined, undefined]);
  });
});

it('a medium that the guest has locked stays, with the reason, until it is forced', async () => {
  const { name, guest } = await tests.define(
    `<controller type='scsi' model='virtio-scsi'/>${drive('sda', 'scsi')}`,
  );
  await tests.carryOut(guest, { do: 'insert', disk: 'sda', image: iso });
  await tests.virsh('start', name);
  const shell = await guestShell('qemu:///system', guest, name);
  try {
    // The kernel locks the tray for as long as somebody has the drive open.
    await shell.run('sleep 1000 < /dev/sr0 & sleep 1');
    expect(await tests.carryOut(guest, { do: 'eject', disk: 'sda' })).toMatchObject({
      state: 'failed',
      failure: { code: 'DEVICE_HELD' },
    });
    expect([await source(name), await source(name, '--inactive')]).toEqual([iso, iso]);
    expect(await tests.carryOut(guest, { do: 'eject', disk: 'sda', force: true })).toMatchObject({
      state: 'done',
    });
    expect([await source(name), await source(name, '--inactive')]).toEqual([undefined, undefined]);
  } finally {
    await shell.close();
  }
});

describe('a medium that QEMU cannot read where it is', () => {
  it('is copied into the pool of the guest’s disks, once', async () => {
    const closed = join(tests.folder, 'closed');
    await mkdir(closed, { mode: 0o700 });
    const path = join(closed, 'private.iso');
    await copyFile(iso, path);
    const { name, guest } = await tests.define(
      fileDisk(await tests.image('own.qcow2', '16M'), 'vda') + drive(),
    );
    await tests.virsh('start', name);
    const { steps, files } = await tests.plan(guest, { do: 'insert', disk: 'sda', image: path });
    expect(steps.join()).toContain(tests.pool.name);
    expect(files).toContainEqual(expect.objectContaining({ becomes: 'made' }));
    expect(await tests.carryOut(guest, { do: 'insert', disk: 'sda', image: path })).toMatchObject({
      state: 'done',
    });
    const [copy = ''] = (await tests.pool.files()).filter(file => file.startsWith('private'));
    expect(await tests.xml(name)).toContain(join(tests.pool.path, copy));
    expect((await readFile(join(tests.pool.path, copy))).equals(await readFile(iso))).toBe(true);
  });

  it('is downloaded from the web into it', async () => {
    const bytes = await readFile(iso);
    const server = createServer((request, response) => {
      const [, from = '0', to = ''] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
      const part = bytes.subarray(Number(from), to === '' ? undefined : Number(to) + 1);
      response.writeHead(request.headers.range === undefined ? 200 : 206, {
        'content-length': part.length,
        'content-range': `bytes ${from}-${Number(from) + part.length - 1}/${bytes.length}`,
        etag: '"one"',
      });
      response.end(part);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      const image = `http://127.0.0.1:${(server.address() as AddressInfo).port}/web.iso`;
      const { name, guest } = await tests.define(
        fileDisk(await tests.image('own.qcow2', '16M'), 'vda') + drive(),
      );
      expect(await tests.carryOut(guest, { do: 'insert', disk: 'sda', image })).toMatchObject({
        state: 'done',
      });
      const [copy = ''] = (await tests.pool.files()).filter(file => file.startsWith('web'));
      expect(await tests.xml(name, '--inactive')).toContain(join(tests.pool.path, copy));
      expect((await readFile(join(tests.pool.path, copy))).equals(bytes)).toBe(true);
    } finally {
      server.close();
    }
  });
});

describe('it is refused', () => {
  it.each([
    ['what is not there', () => join(tests.folder, 'nowhere.iso'), 'FILE_NOT_FOUND'],
    ['what is cut off', () => join(tests.folder, 'short.iso'), 'FILE_DAMAGED'],
  ])('to insert %s', async (_, path, code) => {
    await writeFile(join(tests.folder, 'short.iso'), (await readFile(iso)).subarray(0, 9_000_000));
    const { guest } = await tests.define(drive());
    const { problems } = await tests.plan(guest, { do: 'insert', disk: 'sda', image: path() });
    expect(problems).toMatchObject([{ field: 'image', failure: { code } }]);
  });

  it('not, but told, when it is no CD-ROM', async () => {
    const path = await tests.image('disk.qcow2', '16M');
    const { guest } = await tests.define(drive());
    const { problems, warnings } = await tests.plan(guest, { do: 'insert', disk: 'sda', image: path });
    expect([problems.length, warnings.length]).toEqual([0, 1]);
  });

  it('to eject nothing', async () => {
    const { guest } = await tests.define(drive());
    const { can } = await tests.disk(guest, 'sda');
    expect(can.find(action => action.do === 'eject')).toMatchObject({
      possible: false,
      why: expect.any(String) as string,
    });
  });
});
