import { LibvirtConnectionError } from '../errors.ts';
import type { ProcedureEntry } from '../protocol/spec.ts';
import type { Transport } from '../transport/transport.ts';
import { HEADER_SIZE, type Header, MessageType, PROTOCOL_VERSION, readHeader } from '../wire/frame.ts';
import { FrameReader } from '../wire/frame-reader.ts';
import { Reader } from '../xdr/reader.ts';
import { XdrError } from '../xdr/xdr-error.ts';
import { type CallOptions, CallTable } from './call-table.ts';
import { type CloseReason, describeClose } from './close-reason.ts';
import { KEEPALIVE_PROGRAM, KeepAlive, type KeepAliveOptions } from './keepalive.ts';

/** Gets what arrives under the serial of the call that opened a stream. */
export interface StreamReceiver {
  /** @returns whether the piece is kept; otherwise it is only valid during the call */
  content(piece: Buffer): boolean;
  /**
   * Anything but content; the payload is only valid during the call.
   * @throws {XdrError} when it is not what a stream may carry
   */
  message(header: Header, payload: Buffer): void;
  /** The connection ended. */
  fail(error: Error): void;
}

export interface ChannelOptions {
  maxInFlight: number;
  /** @throws {XdrError} when the event is not of its type */
  onEvent: (header: Header, payload: Reader) => void;
}

/** Calls, streams and keepalive over one transport. It ends once, with a reason, and never throws. */
export class Channel {
  readonly #transport: Transport;
  readonly #onEvent: ChannelOptions['onEvent'];
  readonly #frames = new FrameReader({
    frame: (bytes, start, end) => this.#frame(bytes, start, end),
    content: (header, piece) => this.#content(header, piece),
  });
  readonly #keepAlive: KeepAlive;
  readonly #calls: CallTable;
  readonly #streams = new Map<number, StreamReceiver>();
  readonly #pausedBy = new Set<StreamReceiver>();
  /** Calls are gathered until the end of this turn. */
  #gathering = false;
  /** Somebody keeps bytes of the chunk at hand. */
  #chunkKept = false;
  #leaving = false;
  #ended: CloseReason | undefined;
  #resolveClosed: (reason: CloseReason) => void = () => undefined;
  /** Resolves once, never rejects. */
  readonly closed: Promise<CloseReason> = new Promise(resolve => {
    this.#resolveClosed = resolve;
  });

  constructor(transport: Transport, { maxInFlight, onEvent }: ChannelOptions) {
    this.#transport = transport;
    this.#onEvent = onEvent;
    this.#calls = new CallTable(frame => this.#writeCall(frame), maxInFlight);
    this.#keepAlive = new KeepAlive({
      write: frame => this.write(frame),
      isPaused: () => this.#pausedBy.size > 0,
      giveUp: () => this.end({ kind: 'keepalive' }),
    });
    transport.start({
      data: chunk => this.#data(chunk),
      end: error => this.#transportEnded(error),
    });
  }

  get isEnded(): boolean {
    return this.#ended !== undefined;
  }

  startKeepAlive(options: KeepAliveOptions): void {
    if (!this.#ended) this.#keepAlive.start(options);
  }

  /**
   * Rejects with a LibvirtError, a LibvirtConnectionError, or an XdrError when arguments do not fit their types.
   * @param begin told the call's serial before anything can arrive under it
   */
  async call(
    entry: ProcedureEntry,
    args: unknown,
    options: CallOptions = {},
    begin?: (serial: number) => void,
  ): Promise<unknown> {
    if (this.#ended) throw this.closedError();
    return this.#calls.call(entry, args, options, begin);
  }

  write(bytes: Uint8Array, done?: () => void): void {
    if (this.#ended) done?.();
    else this.#transport.write(bytes, done);
  }

  /** Calls made in one go leave in one system call: each wakes the daemon, which costs more than the call itself. */
  #writeCall(frame: Buffer): void {
    if (!this.#gathering) {
      this.#gathering = true;
      this.#transport.cork();
      process.nextTick(() => {
        this.#gathering = false;
        this.#transport.uncork();
      });
    }
    this.write(frame);
  }

  /** A header and its payload in one system call. */
  writePair(header: Buffer, payload: Uint8Array, done: () => void): void {
    this.together(() => {
      this.write(header);
      this.write(payload, done);
    });
  }

  /** All that `write` writes leaves in as few system calls as can be. */
  together(write: () => void): void {
    this.#transport.cork();
    write();
    this.#transport.uncork();
  }

  /** For content that a receiver kept, and that nobody reads any more. */
  recycle(piece: Uint8Array): void {
    this.#transport.recycle(piece);
  }

  addStream(serial: number, receiver: StreamReceiver): void {
    this.#streams.set(serial, receiver);
  }

  removeStream(serial: number): void {
    const receiver = this.#streams.get(serial);
    this.#streams.delete(serial);
    if (receiver) this.resumeReading(receiver);
  }

  /** Nothing is read for anyone while a stream's reader is slow: libvirt has no flow control of its own. */
  pauseReading(receiver: StreamReceiver): void {
    if (this.#ended || this.#pausedBy.has(receiver)) return;
    this.#pausedBy.add(receiver);
    this.#transport.pause();
  }

  resumeReading(receiver: StreamReceiver): void {
    if (!this.#pausedBy.delete(receiver) || this.#ended) return;
    if (this.#pausedBy.size === 0) this.#transport.resume();
  }

  /** From now on the other side's end is what we asked for. */
  leave(): void {
    this.#leaving = true;
  }

  /** Ends calls and streams; the first reason given stands. */
  end(reason: CloseReason): void {
    if (this.#ended) return;
    this.#ended = reason;
    this.#keepAlive.stop();
    this.#transport.destroy();
    this.#calls.fail(() => this.closedError());
    for (const receiver of this.#streams.values()) receiver.fail(this.closedError());
    this.#streams.clear();
    this.#resolveClosed(reason);
  }

  closedError(): LibvirtConnectionError {
    const reason = this.#ended ?? { kind: 'local' };
    const { error } = reason;
    // How ssh or the socket failed says more than that it did.
    const kind =
      error instanceof LibvirtConnectionError
        ? error.kind
        : reason.kind === 'protocol'
          ? 'protocol'
          : 'closed';
    const detail = error instanceof LibvirtConnectionError ? { detail: error.detail } : {};
    return new LibvirtConnectionError(kind, describeClose(reason), { ...detail, cause: error });
  }

  #data(chunk: Buffer): boolean {
    if (this.#ended) return false;
    this.#chunkKept = false;
    this.#keepAlive.heard();
    this.#transport.cork();
    try {
      this.#frames.push(chunk);
    } catch (error) {
      this.end({ kind: 'protocol', error: error instanceof Error ? error : new Error(String(error)) });
    }
    this.#transport.uncork();
    return this.#chunkKept;
  }

  #transportEnded(error: LibvirtConnectionError | undefined): void {
    if (this.#leaving) this.end({ kind: 'local' });
    else if (error) this.end({ kind: 'transport', error });
    else if (this.#frames.isMidFrame) this.end({ kind: 'transport', error: cutOff() });
    else this.end({ kind: 'remote' });
  }

  #frame(bytes: Buffer, start: number, end: number): void {
    if (this.#ended) return;
    const header = readHeader(bytes, start);
    if (header.version !== PROTOCOL_VERSION)
      throw new XdrError(`protocol version ${header.version} is unknown`);
    const body = start + HEADER_SIZE;
    switch (header.type) {
      case MessageType.event:
        if (header.program === KEEPALIVE_PROGRAM) this.#keepAlive.receive(header.procedure);
        else this.#onEvent(header, new Reader(bytes, body, end));
        return;
      case MessageType.reply:
        if (this.#calls.answer(header, new Reader(bytes, body, end))) return;
        break;
      case MessageType.stream:
      case MessageType.hole:
        break;
      default:
        throw new XdrError(`a daemon never sends messages of type ${header.type}`);
    }
    this.#stream(header)?.message(header, bytes.subarray(body, end));
  }

  #content(header: Header, piece: Buffer): void {
    checkVersion(header);
    if (this.#stream(header)?.content(piece)) this.#chunkKept = true;
  }

  /** Nothing where the stream is over: what comes now was on its way when it ended. */
  #stream({ serial }: Header): StreamReceiver | undefined {
    if (!this.#calls.knows(serial)) throw new XdrError(`no call has the serial ${serial}`);
    return this.#streams.get(serial);
  }
}

function checkVersion({ version }: Header): void {
  if (version !== PROTOCOL_VERSION) throw new XdrError(`protocol version ${version} is unknown`);
}

const cutOff = (): LibvirtConnectionError =>
  new LibvirtConnectionError('closed', 'The daemon went away in the middle of a message.');
