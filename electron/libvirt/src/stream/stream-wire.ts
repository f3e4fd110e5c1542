import type { Channel } from '../connection/channel.ts';
import type { ProcedureEntry } from '../protocol/spec.ts';
import {
  emptyFrame,
  HEADER_SIZE,
  type Header,
  MessageType,
  Status,
  STREAM_CHUNK,
  STREAM_CHUNK_MAX,
  writeHeader,
} from '../wire/frame.ts';
import { Reader } from '../xdr/reader.ts';
import { XdrError } from '../xdr/xdr-error.ts';

const HOLE_SIZE = 12;

/** Writes the messages of one stream: `virNetStreamHole` and the statuses are in libvirt's rpc.rst and source. */
export class StreamWire {
  readonly #channel: Channel;
  readonly #header: Omit<Header, 'version'>;

  constructor(channel: Channel, { program, procedure }: ProcedureEntry, serial: number) {
    this.#channel = channel;
    this.#header = { program, procedure, serial, type: MessageType.stream, status: Status.continue };
  }

  /** @param done called when the last byte has left */
  data(chunk: Uint8Array, done: () => void): void {
    let start = 0;
    while (chunk.length - start > STREAM_CHUNK_MAX) {
      this.#piece(chunk.subarray(start, start + STREAM_CHUNK), () => undefined);
      start += STREAM_CHUNK;
    }
    // An empty chunk would mean the end.
    if (start === chunk.length) done();
    else this.#piece(start === 0 ? chunk : chunk.subarray(start), done);
  }

  hole(length: number, done: () => void): void {
    const frame = Buffer.alloc(HEADER_SIZE + HOLE_SIZE);
    writeHeader(frame, frame.length, { ...this.#header, type: MessageType.hole });
    frame.writeBigInt64BE(BigInt(length), HEADER_SIZE);
    this.#channel.write(frame, done);
  }

  finish(): void {
    this.#channel.write(emptyFrame({ ...this.#header, status: Status.ok }));
  }

  abort(): void {
    this.#channel.write(emptyFrame({ ...this.#header, status: Status.error }));
  }

  #piece(piece: Uint8Array, done: () => void): void {
    const header = Buffer.allocUnsafe(HEADER_SIZE);
    writeHeader(header, HEADER_SIZE + piece.length, this.#header);
    this.#channel.writePair(header, piece, done);
  }
}

/** @throws {XdrError} on a hole no file can have */
export function readHole(payload: Buffer): number {
  const reader = new Reader(payload);
  const length = reader.i64();
  reader.u32();
  reader.finish();
  if (length < 0n || length > BigInt(Number.MAX_SAFE_INTEGER))
    throw new XdrError(`a hole of ${length} bytes`);
  return Number(length);
}
