/** Bytes of a sector, and of a logical block. */
export const SECTOR = 2048;

/** How a volume's names and texts are written: by ECMA-119 itself, or by Joliet in big-endian UCS-2. */
export type Encoding = 'ascii' | 'ucs2';

export function encode(text: string, encoding: Encoding): Buffer {
  return encoding === 'ascii' ? Buffer.from(text, 'latin1') : Buffer.from(text, 'utf16le').swap16();
}

/** 8.4: texts fill their field up with spaces. */
export function writeText(
  target: Buffer,
  text: string,
  at: number,
  length: number,
  encoding: Encoding,
): void {
  const width = encoding === 'ascii' ? 1 : 2;
  encode(text.padEnd(Math.floor(length / width)), encoding).copy(target, at, 0, length);
}

/** 7.2.3: a number of 16 bits, in both byte orders. */
export function writeBoth16(target: Buffer, value: number, at: number): void {
  target.writeUInt16LE(value, at);
  target.writeUInt16BE(value, at + 2);
}

/** 7.3.3: a number of 32 bits, in both byte orders. */
export function writeBoth32(target: Buffer, value: number, at: number): void {
  target.writeUInt32LE(value, at);
  target.writeUInt32BE(value, at + 4);
}

/** 9.1.5: of a directory record, in UTC. */
export function shortDate(date: Date): Buffer {
  return Buffer.from([
    date.getUTCFullYear() - 1900,
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
    0,
  ]);
}

/** 8.4.26.1: of a volume descriptor, in UTC. */
export function longDate(date: Date | undefined): Buffer {
  const digits = date ? date.toISOString().replaceAll(/\D/g, '').slice(0, 16) : '0'.repeat(16);
  return Buffer.concat([Buffer.from(digits, 'latin1'), Buffer.from([0])]);
}

export function sectorsOf(length: number): number {
  return Math.ceil(length / SECTOR);
}

export function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(sectorsOf(bytes.length) * SECTOR - bytes.length)]);
}
