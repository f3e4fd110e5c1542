import { isUuid } from '../protocol/values.ts';
import { XdrError } from './xdr-error.ts';

const INITIAL_SIZE = 512;

/** Builds one message in a buffer that grows. */
export class Writer {
  #bytes: Buffer;
  #position: number;

  /** @param headroom bytes left free at the start, for a header */
  constructor(headroom = 0) {
    this.#bytes = Buffer.allocUnsafe(INITIAL_SIZE);
    this.#position = headroom;
  }

  /** The message so far, headroom included; valid until the next write. */
  get bytes(): Buffer {
    return this.#bytes.subarray(0, this.#position);
  }

  i32(value: number): void {
    const start = this.#reserve(4);
    this.#bytes.writeInt32BE(value, start);
  }

  u32(value: number): void {
    const start = this.#reserve(4);
    this.#bytes.writeUInt32BE(value, start);
  }

  i64(value: bigint): void {
    const start = this.#reserve(8);
    this.#bytes.writeBigInt64BE(value, start);
  }

  u64(value: bigint): void {
    const start = this.#reserve(8);
    this.#bytes.writeBigUInt64BE(value, start);
  }

  f64(value: number): void {
    const start = this.#reserve(8);
    this.#bytes.writeDoubleBE(value, start);
  }

  uuid(value: string): void {
    if (!isUuid(value)) throw new XdrError(`"${value}" is not a UUID in canonical form`);
    const start = this.#reserve(16);
    this.#bytes.write(value.replaceAll('-', ''), start, 'hex');
  }

  string(value: string, max: number): void {
    // The daemon keeps C strings: what follows a NUL would be lost without a word.
    if (value.includes('\0')) throw new XdrError('a string must not contain a NUL character');
    const length = Buffer.byteLength(value, 'utf8');
    this.count(length, max, 'a string');
    const start = this.#padded(length);
    this.#bytes.write(value, start, 'utf8');
  }

  opaque(value: Uint8Array, max: number): void {
    this.count(value.length, max, 'a block of bytes');
    const start = this.#padded(value.length);
    this.#bytes.set(value, start);
  }

  count(length: number, max: number, what: string): void {
    if (length > max) throw new XdrError(`${what} of ${length} exceeds the limit of ${max}`);
    this.u32(length);
  }

  #padded(length: number): number {
    const size = (length + 3) & ~3;
    const start = this.#reserve(size);
    this.#bytes.fill(0, start + length, start + size);
    return start;
  }

  #reserve(size: number): number {
    const start = this.#position;
    const end = start + size;
    if (end > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(end, this.#bytes.length * 2));
      this.#bytes.copy(larger, 0, 0, start);
      this.#bytes = larger;
    }
    this.#position = end;
    return start;
  }
}
