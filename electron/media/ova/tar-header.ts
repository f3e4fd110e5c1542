/** One 512-byte header of a tar archive (POSIX.1-2017, pax, “ustar Interchange Format”). */
export interface TarHeader {
  readonly name: string;
  /** Bytes that follow, before padding to 512. */
  readonly size: number;
  /** '0' a file, '1' and '2' links, '5' a folder, 'x' and 'g' pax, 'L' GNU's long name … */
  readonly type: string;
}

export const BLOCK = 512;

/** `end`: a block of zeros, with which an archive ends. `damaged`: the checksum does not match. */
export function readTarHeader(block: Buffer): TarHeader | 'end' | 'damaged' {
  if (block.length < BLOCK) return 'damaged';
  if (block.every(byte => byte === 0)) return 'end';
  if (checksum(block) !== octal(block.subarray(148, 156))) return 'damaged';
  const size = number(block.subarray(124, 136));
  if (size === undefined) return 'damaged';
  const prefix = block.toString('latin1', 257, 263) === 'ustar\0' ? text(block.subarray(345, 500)) : '';
  const name = text(block.subarray(0, 100));
  const type = String.fromCharCode(block[156] || 0x30);
  return { name: prefix === '' ? name : `${prefix}/${name}`, size, type };
}

/** Records `LENGTH KEY=VALUE\n` of a pax header; undefined when they are not what they say. */
export function readPax(body: Buffer): ReadonlyMap<string, string> | undefined {
  const records = new Map<string, string>();
  for (let at = 0; at < body.length && body[at] !== 0; ) {
    const space = body.indexOf(0x20, at);
    const length = space < 0 ? Number.NaN : Number(body.toString('latin1', at, space));
    if (!Number.isInteger(length) || length <= space - at || at + length > body.length) return undefined;
    const record = body.toString('utf8', space + 1, at + length - 1);
    const equals = record.indexOf('=');
    if (equals <= 0) return undefined;
    records.set(record.slice(0, equals), record.slice(equals + 1));
    at += length;
  }
  return records;
}

/** Of the header with spaces where the sum itself stands. */
function checksum(block: Buffer): number {
  let sum = 8 * 0x20;
  for (const [index, byte] of block.entries()) if (index < 148 || index >= 156) sum += byte;
  return sum;
}

function text(field: Buffer): string {
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end < 0 ? field.length : end);
}

function octal(field: Buffer): number | undefined {
  const digits = text(field).trim();
  return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : undefined;
}

/** Octal, or GNU's base 256 for what is larger than 8 GiB. */
function number(field: Buffer): number | undefined {
  if (field[0] !== 0x80) return octal(field);
  const value = field.readBigUInt64BE(4);
  return value <= BigInt(Number.MAX_SAFE_INTEGER) && field.readUInt32BE(0) === 0x80000000
    ? Number(value)
    : undefined;
}

/** What base 8 has room for in its eleven digits; GNU's base 256 goes on from there. */
const OCTAL_MAX = 8 ** 11 - 1;

/** The header of a file that anybody may read, made at `time` (milliseconds). Names of at most 100 bytes. */
export function writeTarHeader(name: string, size: number, time: number): Buffer {
  const block = Buffer.alloc(BLOCK);
  if (Buffer.byteLength(name) > 100) throw new RangeError('The name is longer than a header has room for.');
  block.write(name, 0);
  const octals = [
    [100, 8, 0o644],
    [108, 8, 0],
    [116, 8, 0],
    [136, 12, Math.floor(time / 1000)],
  ] as const;
  for (const [at, width, value] of octals) block.write(value.toString(8).padStart(width - 1, '0'), at);
  if (size <= OCTAL_MAX) block.write(size.toString(8).padStart(11, '0'), 124);
  else {
    block[124] = 0x80;
    block.writeBigUInt64BE(BigInt(size), 128);
  }
  block.write('0', 156);
  block.write('ustar\x0000', 257, 'latin1');
  block.write(checksum(block).toString(8).padStart(6, '0'), 148);
  block.write('\0 ', 154, 'latin1');
  return block;
}
