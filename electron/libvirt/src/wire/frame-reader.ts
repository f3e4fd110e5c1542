import { XdrError } from '../xdr/xdr-error.ts';
import { FRAME_MAX, HEADER_SIZE, type Header, MessageType, readHeader, Status } from './frame.ts';

export interface FrameHandlers {
  /** A whole frame; `bytes` are overwritten after the call. */
  frame(bytes: Buffer, start: number, end: number): void;
  /** Content of a stream, as it arrives: a frame of it may come in several pieces, none of them empty. */
  content(header: Header, piece: Buffer): void;
}

const FIRST_ALLOCATION = 64 * 1024;

/**
 * Cuts a byte stream into frames. A frame that lies whole in a chunk is handed on in place; one that is
 * spread over chunks is copied once into a buffer that grows with what really arrived, so that a length
 * alone never makes us allocate. Stream content is neither copied nor joined.
 */
export class FrameReader {
  readonly #handlers: FrameHandlers;
  readonly #head = Buffer.allocUnsafe(HEADER_SIZE);
  #headFilled = 0;
  #content: { header: Header; left: number } | undefined;
  #frame: Buffer | undefined;
  #filled = 0;
  #length = 0;

  constructor(handlers: FrameHandlers) {
    this.#handlers = handlers;
  }

  /** Whether part of a frame is still to come. */
  get isMidFrame(): boolean {
    return this.#headFilled > 0 || this.#content !== undefined || this.#frame !== undefined;
  }

  /** @throws {XdrError} on a length no frame can have; the reader is of no use after that */
  push(chunk: Buffer): void {
    let position = 0;
    while (position < chunk.length) {
      if (this.#content) position = this.#continueContent(this.#content, chunk, position);
      else if (this.#frame) position = this.#continueFrame(this.#frame, chunk, position);
      else if (this.#headFilled > 0) position = this.#continueHead(chunk, position);
      else position = this.#begin(chunk, position);
    }
  }

  #begin(chunk: Buffer, position: number): number {
    if (chunk.length - position < HEADER_SIZE) return this.#continueHead(chunk, position);
    const length = checkedLength(chunk.readUInt32BE(position));
    if (this.#beginContent(chunk, position, length)) return position + HEADER_SIZE;
    const end = position + length;
    if (end <= chunk.length) {
      this.#handlers.frame(chunk, position, end);
      return end;
    }
    this.#beginFrame(length);
    return position;
  }

  #continueHead(chunk: Buffer, position: number): number {
    const copied = chunk.copy(
      this.#head,
      this.#headFilled,
      position,
      position + HEADER_SIZE - this.#headFilled,
    );
    this.#headFilled += copied;
    // A length that cannot be is refused before the rest is waited for.
    if (this.#headFilled >= 4) checkedLength(this.#head.readUInt32BE(0));
    if (this.#headFilled < HEADER_SIZE) return position + copied;
    this.#headFilled = 0;
    const length = this.#head.readUInt32BE(0);
    if (this.#beginContent(this.#head, 0, length)) return position + copied;
    if (length === HEADER_SIZE) {
      this.#handlers.frame(this.#head, 0, HEADER_SIZE);
      return position + copied;
    }
    const frame = this.#beginFrame(length);
    this.#filled = this.#head.copy(frame);
    return position + copied;
  }

  #beginContent(bytes: Buffer, start: number, length: number): boolean {
    if (length === HEADER_SIZE) return false;
    const header = readHeader(bytes, start);
    if (header.type !== MessageType.stream || header.status !== Status.continue) return false;
    this.#content = { header, left: length - HEADER_SIZE };
    return true;
  }

  #continueContent(content: { header: Header; left: number }, chunk: Buffer, position: number): number {
    const end = Math.min(chunk.length, position + content.left);
    content.left -= end - position;
    if (content.left === 0) this.#content = undefined;
    this.#handlers.content(content.header, chunk.subarray(position, end));
    return end;
  }

  #beginFrame(length: number): Buffer {
    this.#length = length;
    this.#filled = 0;
    this.#frame = Buffer.allocUnsafeSlow(Math.min(length, FIRST_ALLOCATION));
    return this.#frame;
  }

  #continueFrame(started: Buffer, chunk: Buffer, position: number): number {
    const take = Math.min(this.#length - this.#filled, chunk.length - position);
    const frame = this.#grown(started, this.#filled + take);
    chunk.copy(frame, this.#filled, position, position + take);
    this.#filled += take;
    this.#frame = this.#filled === this.#length ? undefined : frame;
    if (!this.#frame) this.#handlers.frame(frame, 0, this.#length);
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
