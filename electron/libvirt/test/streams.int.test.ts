import { createHash, randomBytes } from 'node:crypto';
import { chown, mkdir, open, readdir, readFile, readlink, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Connection,
  connect,
  readSparse,
  StreamHole,
  type StorageVolRef,
  writeSparse,
  DomainCreateFlags,
} from '../src/index.ts';
import { type PrivateDaemon, startPrivateDaemon } from './private-daemon.ts';

const MIB = 1024 * 1024;

let daemon: PrivateDaemon;
let connection: Connection;
let poolFolder: string;
beforeAll(async () => {
  daemon = await startPrivateDaemon();
  connection = await connect(daemon.uri('storage:///session'));
  poolFolder = join(daemon.folder, 'pool');
  await mkdir(poolFolder);
  await chown(poolFolder, daemon.user.uid, daemon.user.gid);
  const xml = `<pool type='dir'><name>p</name><target><path>${poolFolder}</path></target></pool>`;
  await connection.call('storagePoolCreateXml', { xml, flags: 0 });
});
afterAll(async () => {
  await connection.close();
  await daemon.stop();
});

async function makeVolume(name: string, size: number): Promise<StorageVolRef> {
  const { pool } = await connection.call('storagePoolLookupByName', { name: 'p' });
  const xml = `<volume><name>${name}</name><capacity>${size}</capacity><allocation>0</allocation></volume>`;
  return (await connection.call('storageVolCreateXml', { pool, xml, flags: 0 })).vol;
}

const upload = (vol: StorageVolRef, options = {}) =>
  connection.openStream('storageVolUpload', { vol, offset: 0n, length: 0n, flags: 0 }, options);
const download = (vol: StorageVolRef, options = {}) =>
  connection.openStream('storageVolDownload', { vol, offset: 0n, length: 0n, flags: 0 }, options);
const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Files the daemon has open in the pool: a stream that is over keeps none. */
async function openInPool(): Promise<string[]> {
  const folder = `/proc/${await daemon.pid()}/fd`;
  const links = await Promise.all(
    (await readdir(folder)).map(fd => readlink(join(folder, fd)).catch(() => '')),
  );
  return links.filter(link => link.startsWith(poolFolder));
}

describe('volumes', () => {
  it('come back as they were sent, with uneven sizes, and leave no descriptor in the daemon', async () => {
    const content = randomBytes(5 * MIB + 12_345);
    const vol = await makeVolume('plain', content.length);
    for (let round = 0; round < 5; round++) {
      await pipeline(Readable.from([content.subarray(0, 1), content.subarray(1)]), await upload(vol));
      const parts: Buffer[] = [];
      for await (const chunk of (await download(vol)) as AsyncIterable<Buffer>) parts.push(chunk);
      expect(hash(Buffer.concat(parts))).toBe(hash(content));
    }
    expect(await openInPool()).toEqual([]);
  });

  it('keep their holes both ways', async () => {
    const size = 64 * MIB;
    const vol = await makeVolume('sparse', size);
    const stream = await upload(vol, { sparse: true });
    const ends = randomBytes(MIB);
    await pipeline(Readable.from([ends, new StreamHole(size - 2 * MIB), ends]), stream);
    const onDisk = await stat(join(poolFolder, 'sparse'));
    expect(onDisk.size).toBe(size);
    expect(onDisk.blocks * 512).toBeLessThan(4 * MIB);

    const items: string[] = [];
    let bytes = 0;
    for await (const item of (await download(vol, { sparse: true })) as AsyncIterable<Buffer | StreamHole>) {
      bytes += item.length;
      items.push(item instanceof StreamHole ? 'hole' : 'data');
    }
    expect(bytes).toBe(size);
    expect(items.filter(item => item === 'hole').length).toBe(1);
    expect(items.indexOf('hole')).toBeGreaterThan(0);
  });

  it('travel between files without their zeros', async () => {
    const source = join(daemon.folder, 'source');
    const copy = join(daemon.folder, 'copy');
    const size = 32 * MIB;
    const file = await open(source, 'w+');
    await file.truncate(size);
    await file.write(randomBytes(3 * MIB), 0, 3 * MIB, 5 * MIB + 7);
    const vol = await makeVolume('files', size);
    await pipeline(readSparse(file), await upload(vol, { sparse: true }));
    await file.close();
    expect((await stat(join(poolFolder, 'files'))).blocks * 512).toBeLessThan(5 * MIB);
    const target = await open(copy, 'w');
    await pipeline(await download(vol, { sparse: true }), writeSparse(target));
    await target.close();
    expect(hash(await readFile(copy))).toBe(hash(await readFile(source)));
    expect((await stat(copy)).blocks * 512).toBeLessThan(5 * MIB);
    expect((await stat(copy)).size).toBe(size);
  });

  it('can be given up halfway either way; the connection lives on', async () => {
    const vol = await makeVolume('abort', 64 * MIB);
    const up = await upload(vol);
    up.write(randomBytes(MIB));
    up.abort();
    const down = await download(vol);
    for await (const _ of down as AsyncIterable<Buffer>) break;
    expect(down.destroyed).toBe(true);
    const control = new AbortController();
    const signalled = await download(vol, { signal: control.signal });
    const over = new Promise(resolve => signalled.once('close', resolve));
    control.abort();
    await over;
    expect(signalled.errored).toMatchObject({ kind: 'aborted' });
    expect((await connection.call('storageVolGetInfo', { vol })).capacity).toBe(BigInt(64 * MIB));
    expect(await openInPool()).toEqual([]);
  });

  it('report what goes wrong at the start and at the end', async () => {
    const vol = await makeVolume('small', MIB);
    const gone = { ...vol, name: 'gone', key: '/gone' };
    await expect(download(gone)).rejects.toMatchObject({ codeName: 'NO_STORAGE_VOL' });
    const limited = await connection.openStream('storageVolUpload', {
      vol,
      offset: 0n,
      length: 1000n,
      flags: 0,
    });
    await expect(pipeline(Readable.from([randomBytes(MIB)]), limited)).rejects.toMatchObject({
      name: 'LibvirtError',
    });
  });

  it('end with the daemon', async () => {
    const doomed = await startPrivateDaemon();
    try {
      const victim = await connect(doomed.uri('storage:///session'));
      const folder = join(doomed.folder, 'pool');
      await mkdir(folder);
      await chown(folder, doomed.user.uid, doomed.user.gid);
      const xml = `<pool type='dir'><name>p</name><target><path>${folder}</path></target></pool>`;
      const { pool } = await victim.call('storagePoolCreateXml', { xml, flags: 0 });
      const volume = `<volume><name>v</name><capacity>${64 * MIB}</capacity></volume>`;
      const { vol } = await victim.call('storageVolCreateXml', { pool, xml: volume, flags: 0 });
      const stream = await victim.openStream('storageVolDownload', { vol, offset: 0n, length: 0n, flags: 0 });
      const reading = (async () => {
        for await (const _ of stream as AsyncIterable<Buffer>) await doomed.kill().catch(() => undefined);
      })();
      await expect(reading).rejects.toMatchObject({ kind: 'closed' });
    } finally {
      await doomed.start();
      await doomed.stop();
    }
  });
});

describe('a guest’s serial console', () => {
  // SeaBIOS itself talks and listens on the serial port: no guest system is needed.
  const DOMAIN = `
    <domain type='qemu'>
      <name>bios</name><memory unit='MiB'>64</memory>
      <os>
        <type arch='x86_64'>hvm</type><boot dev='network'/><boot dev='hd'/>
        <bootmenu enable='yes' timeout='30000'/><bios useserial='yes'/>
      </os>
      <devices><console type='pty'/></devices>
    </domain>`;

  it('shows what the guest prints and carries what is typed', async () => {
    const qemu = await connect(daemon.uri('qemu:///session'));
    // Paused, or its first words would be lost before anyone listens.
    const flags = DomainCreateFlags.START_PAUSED;
    const { dom } = await qemu.call('domainCreateXml', { xmlDesc: DOMAIN, flags });
    const screen = await qemu.openStream('domainOpenConsole', { dom, devName: null, flags: 0 });
    await qemu.call('domainResume', { dom });
    let text = '';
    for await (const chunk of screen as AsyncIterable<Buffer>) {
      const before = text;
      text += chunk.toString('latin1');
      const prompted = /Press ESC/i;
      if (prompted.test(text) && !prompted.test(before)) screen.write('\u001b');
      if (/Select boot device/i.test(text)) break;
    }
    expect(text).toMatch(/SeaBIOS/);
    const ended = new Promise<void>(resolve => {
      void qemu.subscribe('domainLifecycle', ({ event }) => (event === 5 ? resolve() : undefined));
    });
    await qemu.call('domainDestroy', { dom });
    await ended;
    await qemu.close();
  });
});
