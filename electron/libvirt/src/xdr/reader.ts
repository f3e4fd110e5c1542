import type { Uuid } from '../protocol/values.ts';
import { XdrError } from './xdr-error.ts';

const HYPHEN = 0x2d;
const HEX = Buffer.from('0123456789abcdef', 'latin1');
const uuidText = Buffer.alloc(36, HYPHEN);
/** Where the two digits of each of the 16 bytes stand in the canonical text. */
const UUID_OFFSETS = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];

/** A cursor over one message. Every read is checked against the end: hostile bytes end in an XdrError. */
export class Reader {
  readonly #bytes: Buffer;
  readonly #view: DataView;
  readonly #end: number;
  #position: number;

  constructor(bytes: Buffer, start = 0, end = bytes.length) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    this.#position = start;
    this.#end = end;
  }

  get remaining(): number {
    return this.#end - this.#position;
  }

  /** @throws {XdrError} when bytes are left: the message is not of the expected type */
  finish(): void {
    if (this.remaining !== 0) throw new XdrError(`${this.remaining} bytes left over after the message`);
  }

  i32(): number {
    return this.#view.getInt32(this.#advance(4));
  }

  u32(): number {
    return this.#view.getUint32(this.#advance(4));
  }

  i64(): bigint {
    return this.#view.getBigInt64(this.#advance(8));
  }

  u64(): bigint {
    return this.#view.getBigUint64(this.#advance(8));
  }

  f64(): number {
    return this.#view.getFloat64(this.#advance(8));
  }

  uuid(): Uuid {
    const start = this.#advance(16);
    for (let i = 0; i < 16; i++) {
      const byte = this.#bytes[start + i] as number;
      const offset = UUID_OFFSETS[i] as number;
      uuidText[offset] = HEX[byte >> 4] as number;
      uuidText[offset + 1] = HEX[byte & 15] as number;
    }
    return uuidText.toString('latin1') as Uuid;
  }

  /** A count that is followed by at least `size` bytes for each. */
  length(max: number, size: number, what: string): number {
    const length = this.u32();
    if (length > max) throw new XdrError(`${what} of ${length} exceeds the limit of ${max}`);
    if (length * size > this.remaining)
      throw new XdrError(`${what} of ${length} runs past the message's end`);
    return length;
  }

  /** UTF-8; bytes that are none become U+FFFD, as file names on a host may be anything. */
  string(max: number): string {
    const length = this.length(max, 1, 'a string');
    const start = this.#padded(length);
    return this.#bytes.toString('utf8', start, start + length);
  }

  /** A copy: the message's own bytes are reused after decoding. */
  opaque(max: number): Uint8Array {
    const length = this.length(max, 1, 'a block of bytes');
    const start = this.#padded(length);
    return new Uint8Array(this.#bytes.subarray(start, start + length));
  }

  /** Takes `length` bytes and the padding to a multiple of four; returns where they start. */
  #padded(length: number): number {
    return this.#advance((length + 3) & ~3);
  }

  #advance(size: number): number {
    const start = this.#position;
    if (start + size > this.#end) throw new XdrError('the message ends too early');
    this.#position = start + size;
    return start;
  }
}
