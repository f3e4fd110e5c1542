import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { NotAnImageError, parseHeader, readImageHeader } from './image-header.ts';

function qcow2(backing?: string): Buffer {
  const head = Buffer.alloc(1024);
  head.write('QFI\u00fb', 'latin1');
  head.writeUInt32BE(3, 4);
  head.writeBigUInt64BE(BigInt(20 * 1024 ** 3), 24);
  if (backing !== undefined) {
    head.writeBigUInt64BE(512n, 8);
    head.writeUInt32BE(backing.length, 16);
    head.write(backing, 512);
  }
  return head;
}

function iso(volume: string): Buffer {
  const head = Buffer.alloc(34 * 1024, ' ');
  head[32768] = 1;
  head.write('CD001', 32769);
  head.write('LINUX'.padEnd(32), 32768 + 8);
  head.write(volume.padEnd(32), 32768 + 40);
  head.writeUInt32LE(9, 32768 + 80);
  head.writeUInt16LE(2048, 32768 + 128);
  return head;
}

describe('parseHeader', () => {
  it('reads the size inside a qcow2 file and what it stands on', () => {
    expect(parseHeader(qcow2(), 200)).toEqual({ format: 'qcow2', size: 200, virtualSize: 20 * 1024 ** 3 });
    expect(parseHeader(qcow2('/base.qcow2'), 200).backingFile).toBe('/base.qcow2');
  });

  it('reads the labels of an ISO', () => {
    expect(parseHeader(iso('Debian 12.2.0 amd64 n'), 9)).toEqual({
      format: 'iso',
      size: 9,
      iso: {
        system: 'LINUX',
        volume: 'Debian 12.2.0 amd64 n',
        publisher: '',
        application: '',
        volumeSize: 9 * 2048,
      },
    });
  });

  it('takes a medium of UDF alone for one', () => {
    const head = Buffer.alloc(34 * 1024);
    head.write('BEA01', 32769);
    expect(parseHeader(head, 9)).toEqual({ format: 'iso', size: 9 });
  });

  it.each([
    ['KDMV', 'vmdk'],
    ['vhdxfile', 'vhdx'],
    ['conectix', 'vpc'],
    ['anything', 'raw'],
  ])('takes %s for %s', (start, format) => {
    expect(parseHeader(Buffer.from(start.padEnd(1024, '\0'), 'latin1'), 5).format).toBe(format);
  });

  it('never throws, whatever a file begins with', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('', 'QFI\u00fb', 'KDMV', 'vhdxfile'),
        fc.uint8Array({ maxLength: 600 }),
        (magic, rest) => {
          parseHeader(Buffer.concat([Buffer.from(magic, 'latin1'), rest]), 1);
        },
      ),
    );
  });
});

describe('readImageHeader', () => {
  it('refuses a folder, and lets the system’s error through', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'innkeeper-image-'));
    await writeFile(join(folder, 'small.img'), 'x');
    expect(await readImageHeader(join(folder, 'small.img'))).toEqual({
      format: 'raw',
      size: 1,
      virtualSize: 1,
    });
    await expect(readImageHeader(folder)).rejects.toBeInstanceOf(NotAnImageError);
    await expect(readImageHeader(join(folder, 'gone'))).rejects.toMatchObject({ code: 'ENOENT' });
    await rm(folder, { recursive: true });
  });
});
