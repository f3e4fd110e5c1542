/** Heads and bodies of an archive come in blocks of so many bytes (POSIX pax, `ustar`). */
export const BLOCK = 512;

const CHECKSUM = { at: 148, length: 8 };
const TYPE = 156;
export const UID = { at: 108, length: 8 };
export const GID = { at: 116, length: 8 };
const SIZE = { at: 124, length: 12 };

interface Place {
  readonly at: number;
  readonly length: number;
}

/** Octal digits, or binary where the first bit is set (GNU tar, for what is too big). */
export function readNumber(head: Buffer, { at, length }: Place): number {
  const bytes = head.subarray(at, at + length);
  if ((bytes[0] ?? 0) < 0x80) return Number.parseInt(bytes.toString('latin1').replace(/\0.*/s, ''), 8) || 0;
  return bytes.subarray(1).reduce((sum, byte) => sum * 256 + byte, 0);
}

export function writeNumber(head: Buffer, { at, length }: Place, value: number): void {
  const digits = value.toString(8);
  if (digits.length < length) {
    head.write(`${digits.padStart(length - 1, '0')}\0`, at, 'latin1');
    return;
  }
  head.fill(0, at, at + length);
  head[at] = 0x80;
  head.writeUIntBE(value, at + length - 6, 6);
}

export const typeOf = (head: Buffer): string => String.fromCharCode(head[TYPE] ?? 0);
export const sizeOf = (head: Buffer): number => readNumber(head, SIZE);
export const isEmpty = (block: Buffer): boolean => block.every(byte => byte === 0);
export const paddedSize = (size: number): number => Math.ceil(size / BLOCK) * BLOCK;

/** The sum of all bytes, with the sum's own field as spaces. */
function sumOf(head: Buffer): number {
  let sum = 0;
  for (let at = 0; at < BLOCK; at++)
    sum += at >= CHECKSUM.at && at < CHECKSUM.at + CHECKSUM.length ? 0x20 : (head[at] ?? 0);
  return sum;
}

export const isHeader = (head: Buffer): boolean => readNumber(head, CHECKSUM) === sumOf(head);

/** Makes the sum right again; `size` is that of the body, where it has changed. */
export function seal(head: Buffer, size?: number): void {
  if (size !== undefined) writeNumber(head, SIZE, size);
  head.write(`${sumOf(head).toString(8).padStart(6, '0')}\0 `, CHECKSUM.at, 'latin1');
}
