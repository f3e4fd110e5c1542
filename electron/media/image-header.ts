import { open } from 'node:fs/promises';
import { constants } from 'node:fs';

/** What the first bytes of an image tell. Sizes in bytes. */
export interface ImageHeader {
  /** QEMU's name of the format; `iso` for ISO 9660 and UDF, `raw` when nothing is recognised. */
  readonly format: 'iso' | 'qcow2' | 'vmdk' | 'vdi' | 'vpc' | 'vhdx' | 'raw';
  readonly size: number;
  /** The disk the guest sees, where the header tells. */
  readonly virtualSize?: number;
  /** qcow2: the file this one stands on. */
  readonly backingFile?: string;
  readonly iso?: IsoLabel;
}

/** From the primary volume descriptor (ECMA-119, 8.4). */
export interface IsoLabel {
  readonly volume: string;
  readonly system: string;
  readonly publisher: string;
  readonly application: string;
  /** Bytes that the medium has by its own account. */
  readonly volumeSize: number;
}

/** Sector 16 of 2048 bytes, and the whole of it. */
const DESCRIPTOR = 16 * 2048;
export const HEAD = DESCRIPTOR + 2048;

/** Thrown for what is no file to read from: a folder, a socket. */
export class NotAnImageError extends Error {
  override readonly name = 'NotAnImageError';
}

/** Looks at the beginning of a file. Rejects with the system's error when it cannot be read. */
export async function readImageHeader(path: string): Promise<ImageHeader> {
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stat = await file.stat();
    if (!stat.isFile() && !stat.isBlockDevice()) throw new NotAnImageError(`${path} is not a file`);
    const head = Buffer.alloc(HEAD);
    const { bytesRead } = await file.read(head, 0, HEAD, 0);
    return parseHeader(head.subarray(0, bytesRead), stat.size);
  } finally {
    await file.close();
  }
}

/** `head`: up to the first 34 KiB. */
export function parseHeader(head: Buffer, size: number): ImageHeader {
  const starts = (text: string, at = 0) =>
    head.length >= at + text.length && head.toString('latin1', at, at + text.length) === text;
  if (starts('QFI\u00fb') && head.length >= 72) return qcow2(head, size);
  if (starts('KDMV') || starts('# Disk DescriptorFile')) return { format: 'vmdk', size };
  if (starts('vhdxfile')) return { format: 'vhdx', size };
  if (starts('conectix')) return { format: 'vpc', size };
  if (head.length >= 0x44 && head.readUInt32LE(0x40) === 0xbeda107f) return { format: 'vdi', size };
  if (starts('CD001', DESCRIPTOR + 1) && head[DESCRIPTOR] === 1 && head.length >= HEAD)
    return { format: 'iso', size, iso: isoLabel(head.subarray(DESCRIPTOR)) };
  // UDF alone, without ISO 9660 beside it (ECMA-167, 2/9).
  if (starts('BEA01', DESCRIPTOR + 1)) return { format: 'iso', size };
  return { format: 'raw', size, virtualSize: size };
}

/** docs/interop/qcow2.txt of QEMU. */
function qcow2(head: Buffer, size: number): ImageHeader {
  const at = Number(head.readBigUInt64BE(8));
  const length = head.readUInt32BE(16);
  const backing = at > 0 && length > 0 && length < 1024 && at + length <= head.length;
  return {
    format: 'qcow2',
    size,
    virtualSize: Number(head.readBigUInt64BE(24)),
    ...(backing && { backingFile: head.toString('utf8', at, at + length) }),
  };
}

function isoLabel(descriptor: Buffer): IsoLabel {
  const text = (start: number, end: number) => descriptor.toString('latin1', start, end).trimEnd();
  return {
    system: text(8, 40),
    volume: text(40, 72),
    publisher: text(318, 446),
    application: text(574, 702),
    volumeSize: descriptor.readUInt32LE(80) * descriptor.readUInt16LE(128),
  };
}
