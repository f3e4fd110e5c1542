import { XdrError } from '../xdr/xdr-error.ts';
import { FRAME_MAX, HEADER_SIZE } from './frame.ts';

/**
 * @param bytes holds the frame from `start` to `end`
 * @param owned the receiver may keep `bytes`; otherwise they are overwritten after the call
 */
export type FrameHandler = (bytes: Buffer, start: number, end: number, owned: boolean) => void;

const FIRST_ALLOCATION = 64 * 1024;

/**
 * Cuts a byte stream into frames. A frame that lies whole in a chunk is handed on in place; one that is
 * spread over chunks is copied once into a buffer that grows with what really arrived, so that a length
 * alone never makes us allocate.
 */
export class FrameReader {
  readonly #handle: FrameHandler;
  readonly #head = Buffer.allocUnsafe(4);
  #headFilled = 0;
  #frame: Buffer | undefined;
  #filled = 0;
  #length = 0;

  constructor(handle: FrameHandler) {
    this.#handle = handle;
  }

  /** Bytes of a frame that has not arrived in full. */
  get pending(): number {
    return this.#frame ? this.#filled : this.#headFilled;
  }

  /** @throws {XdrError} on a length no frame can have; the reader is of no use after that */
  push(chunk: Buffer): void {
    let position = 0;
    while (position < chunk.length) {
      position =
        this.#frame || this.#headFilled > 0 ? this.#continue(chunk, position) : this.#begin(chunk, position);
    }
  }

  #begin(chunk: Buffer, position: number): number {
    if (chunk.length - position < 4) {
      this.#headFilled = chunk.copy(this.#head, 0, position);
      return chunk.length;
    }
    const end = position + checkedLength(chunk.readUInt32BE(position));
    if (end <= chunk.length) {
      this.#handle(chunk, position, end, false);
      return end;
    }
    this.#headFilled = chunk.copy(this.#head, 0, position, position + 4);
    return position + 4;
  }

  #continue(chunk: Buffer, start: number): number {
    let position = start;
    if (!this.#frame) {
      const copied = chunk.copy(this.#head, this.#headFilled, position, position + 4 - this.#headFilled);
      this.#headFilled += copied;
      position += copied;
      if (this.#headFilled < 4) return position;
      this.#length = checkedLength(this.#head.readUInt32BE(0));
      this.#frame = Buffer.allocUnsafeSlow(Math.min(this.#length, FIRST_ALLOCATION));
      this.#filled = this.#head.copy(this.#frame);
    }
    const take = Math.min(this.#length - this.#filled, chunk.length - position);
    this.#frame = this.#grown(this.#frame, this.#filled + take);
    chunk.copy(this.#frame, this.#filled, position, position + take);
    this.#filled += take;
    if (this.#filled === this.#length) {
      const frame = this.#frame;
      this.#frame = undefined;
      this.#headFilled = 0;
      this.#handle(frame, 0, this.#length, true);
    }
    return position + take;
  }

  #grown(frame: Buffer, needed: number): Buffer {
    if (needed <= frame.length) return frame;
    const larger = Buffer.allocUnsafeSlow(Math.min(this.#length, Math.max(needed, frame.length * 4)));
    frame.copy(larger, 0, 0, this.#filled);
    return larger;
  }
}

function checkedLength(length: number): number {
  if (length < HEADER_SIZE) throw new XdrError(`a frame of ${length} bytes is shorter than its header`);
  if (length > FRAME_MAX) throw new XdrError(`a frame of ${length} bytes exceeds the limit of ${FRAME_MAX}`);
  return length;
}
