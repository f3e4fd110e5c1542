import { Duplex } from 'node:stream';
import { readError } from '../connection/call-table.ts';
import type { Channel, StreamReceiver } from '../connection/channel.ts';
import { LibvirtConnectionError } from '../errors.ts';
import type { ProcedureEntry } from '../protocol/spec.ts';
import { type Header, MessageType, Status, STREAM_CHUNK_MAX } from '../wire/frame.ts';
import { Reader } from '../xdr/reader.ts';
import { XdrError } from '../xdr/xdr-error.ts';
import { StreamHole } from './stream-hole.ts';
import { readHole, StreamWire } from './stream-wire.ts';

/**
 * Kept for a slow reader, in bytes or chunks. A piece holds all the memory that it was read into: one that is less
 * than half of it is copied, so that a stream stays around 1 MiB, whatever the sizes are.
 */
const READ_AHEAD = { bytes: 512 * 1024, chunks: 3 };

/** Taken from a fast writer, in bytes or chunks, so that the next ones are there as soon as the last have left. */
const WRITE_AHEAD = { bytes: 4 * STREAM_CHUNK_MAX, chunks: 4 };

type Done = (error?: Error | null) => void;

/**
 * Bytes from or to a daemon.
 *
 * - `end()`, and the end of a download, go through libvirt's handshake: 'finish' and 'end' mean that the
 *   daemon has everything and reported no error.
 * - A reader that falls behind stops the reading of the whole connection: give long transfers one of their own.
 * - Errors arrive as with any stream; one nobody listens to is not thrown, it shows in 'close' and `errored`.
 * - Sparse streams are in object mode and carry `Buffer` and `StreamHole` in turn.
 */
export class LibvirtStream extends Duplex {
  readonly #channel: Channel;
  readonly #serial: number;
  readonly #wire: StreamWire;
  readonly #sparse: boolean;
  readonly #receiver: StreamReceiver;
  /** `opening` until the call is answered, `finishing` once our end is sent, `over` for good or bad. */
  #phase: 'opening' | 'open' | 'finishing' | 'over' = 'opening';
  #onFinished: (() => void) | undefined;
  #sent = 0;

  /** Not for users of the package: see `Connection.openStream`. */
  constructor(channel: Channel, entry: ProcedureEntry, serial: number, sparse: boolean) {
    // Known to Node, not to its types.
    const directions = { readable: entry.stream !== 'write', writable: entry.stream !== 'read' };
    super({
      ...directions,
      // The handshake ends both directions at once.
      allowHalfOpen: false,
      objectMode: sparse,
      readableHighWaterMark: sparse ? READ_AHEAD.chunks : READ_AHEAD.bytes,
      writableHighWaterMark: sparse ? WRITE_AHEAD.chunks : WRITE_AHEAD.bytes,
    });
    this.#channel = channel;
    this.#serial = serial;
    this.#wire = new StreamWire(channel, entry, serial);
    this.#sparse = sparse;
    this.#receiver = {
      content: piece => this.#takeContent(piece),
      message: (header, payload) => this.#message(header, payload),
      fail: error => this.#fail(error),
    };
    this.on('error', () => undefined);
    channel.addStream(serial, this.#receiver);
  }

  /** Bytes given to `write`, holes counted, that have left and are read no more. */
  get bytesSent(): number {
    return this.#sent;
  }

  /**
   * Gives the memory of a piece back, which must not be read any more: more arrives there. Nobody has to; whoever
   * reads much is spared the garbage.
   */
  recycle(piece: Uint8Array): void {
    this.#channel.recycle(piece);
  }

  /** Ends the stream at once on both sides, without the handshake. The connection lives on. */
  abort(reason?: Error): void {
    this.destroy(reason);
  }

  /** The daemon answered the call that opens the stream. Not for users of the package. */
  settle(opened: boolean): void {
    if (!opened) this.#over();
    else if (this.#phase === 'opening') this.#phase = 'open';
    // Given up meanwhile: only now can the daemon be told.
    else if (this.destroyed) this.#wire.abort();
  }

  override _read(): void {
    this.#channel.resumeReading(this.#receiver);
  }

  override _write(chunk: unknown, _encoding: BufferEncoding, done: Done): void {
    this.#send([chunk], done);
  }

  override _writev(chunks: { chunk: unknown }[], done: Done): void {
    this.#send(
      chunks.map(({ chunk }) => chunk),
      done,
    );
  }

  override _final(done: Done): void {
    if (this.#phase === 'over') return done();
    this.#onFinished = done;
    this.#finish();
  }

  override _destroy(error: Error | null, done: Done): void {
    if (this.#phase === 'open' || this.#phase === 'finishing') this.#wire.abort();
    this.#over();
    done(error);
  }

  #send(items: unknown[], done: Done): void {
    if (this.#phase !== 'open') return done(new LibvirtConnectionError('aborted', 'The stream is over.'));
    if (!items.every(isSendable))
      return done(new TypeError('A stream takes bytes, and holes where it was opened sparse'));
    this.#channel.together(() => {
      // One leaves after the other: the last is the last to be told of.
      for (const [at, item] of items.entries()) {
        const left = () => {
          this.#sent += item.length;
          if (at === items.length - 1) done();
        };
        if (item instanceof StreamHole) this.#wire.hole(item.length, left);
        else this.#wire.data(item, left);
      }
    });
  }

  #takeContent(piece: Buffer): boolean {
    const keep = piece.length >= piece.buffer.byteLength / 2;
    this.#push(keep ? piece : Buffer.from(piece));
    return keep;
  }

  #message(header: Header, payload: Buffer): void {
    if (header.status === Status.error) this.#failed(payload);
    else if (header.type === MessageType.hole) this.#hole(payload);
    else if (header.status === Status.ok) this.#finished();
    // Content without bytes is its end.
    else if (header.status === Status.continue && payload.length === 0) this.#finish();
    else throw new XdrError(`a stream cannot have the status ${header.status}`);
  }

  #failed(payload: Buffer): void {
    const reader = new Reader(payload);
    const error = readError(reader);
    reader.finish();
    this.#fail(error);
  }

  #fail(error: Error): void {
    this.#over();
    this.destroy(error);
  }

  #hole(payload: Buffer): void {
    if (!this.#sparse) throw new XdrError('a hole in a stream that was not asked for any');
    this.#push(new StreamHole(readHole(payload)));
  }

  #push(item: Buffer | StreamHole): void {
    const wanted = this.push(item);
    if (!wanted && this.#phase !== 'finishing') this.#channel.pauseReading(this.#receiver);
  }

  #finish(): void {
    if (this.#phase === 'finishing' || this.#phase === 'over') return;
    this.#phase = 'finishing';
    // The daemon's answer has to get through, even when nobody reads what came before it.
    this.#channel.resumeReading(this.#receiver);
    this.#wire.finish();
  }

  #finished(): void {
    this.#over();
    this.push(null);
    if (this.#onFinished) this.#onFinished();
    // The daemon has ended the stream by itself: nobody is left to write to.
    else if (this.writable) this.end();
  }

  #over(): void {
    this.#phase = 'over';
    this.#channel.removeStream(this.#serial);
  }
}

const isSendable = (item: unknown): item is Uint8Array | StreamHole =>
  item instanceof StreamHole || item instanceof Uint8Array;
