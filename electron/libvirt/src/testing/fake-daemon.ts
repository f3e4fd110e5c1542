import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { structs } from '../protocol/generated/tables.ts';
import { HEADER_SIZE, type Header, MessageType, readHeader, Status, writeHeader } from '../wire/frame.ts';
import { FrameReader } from '../wire/frame-reader.ts';
import { decoderOf } from '../xdr/decoder.ts';
import { encoderOf } from '../xdr/encoder.ts';
import { Reader } from '../xdr/reader.ts';
import { Writer } from '../xdr/writer.ts';

const REMOTE = 0x2000_8086;
/** AUTH_LIST, CONNECT_SUPPORTS_FEATURE, CONNECT_OPEN: what a daemon without authentication answers them. */
const OPENING: Readonly<Record<number, [struct: string, value: object] | null>> = {
  66: ['auth_list_ret', { types: [0] }],
  60: ['connect_supports_feature_ret', { supported: 1 }],
  1: null,
};

export interface FakeMessage {
  header: Header;
  payload: Buffer;
}

/** One client's connection to the fake daemon. */
export class FakePeer {
  readonly #socket: Socket;
  readonly #arrived: FakeMessage[] = [];
  readonly #waiting: ((message: FakeMessage) => void)[] = [];

  constructor(socket: Socket, answersOpening: boolean) {
    this.#socket = socket;
    socket.on('error', () => undefined);
    const frames = new FrameReader({
      frame: (bytes, start, end) => {
        const header = readHeader(bytes, start);
        if (answersOpening && header.program === REMOTE && header.procedure in OPENING) this.#opening(header);
        else this.#deliver({ header, payload: Buffer.from(bytes.subarray(start + HEADER_SIZE, end)) });
      },
      content: (header, piece) => this.#deliver({ header, payload: Buffer.from(piece) }),
    });
    socket.on('data', chunk => frames.push(chunk));
  }

  #opening(header: Header): void {
    const answer = OPENING[header.procedure];
    if (answer) this.reply(header, answer[0], answer[1]);
    else this.reply(header);
  }

  #deliver(message: FakeMessage): void {
    const waiting = this.#waiting.shift();
    if (waiting) waiting(message);
    else this.#arrived.push(message);
  }

  /** The next message that is no part of the opening. */
  receive(): Promise<FakeMessage> {
    const message = this.#arrived.shift();
    return message ? Promise.resolve(message) : new Promise(resolve => this.#waiting.push(resolve));
  }

  reply(to: Header, struct?: string, value?: object, status: number = Status.ok): void {
    this.send({ ...to, type: MessageType.reply, status }, struct ? encode(struct, value) : Buffer.alloc(0));
  }

  /** Answers with an error, as libvirtd does. */
  refuse(to: Header, code: number, message: string): void {
    const none = { dom: null, str1: null, str2: null, str3: null, int1: 0, int2: 0, net: null };
    this.reply(to, 'error', { code, domain: 0, message, level: 2, ...none }, Status.error);
  }

  send(header: Omit<Header, 'version'>, payload: Uint8Array): void {
    const frame = Buffer.alloc(HEADER_SIZE);
    writeHeader(frame, HEADER_SIZE + payload.length, header);
    this.sendRaw(Buffer.concat([frame, payload]));
  }

  sendRaw(bytes: Uint8Array): void {
    this.#socket.write(bytes);
  }

  end(): void {
    this.#socket.destroy();
  }
}

export function encode(struct: string, value: unknown): Buffer {
  const writer = new Writer();
  encoderOf(struct)(writer, value);
  return writer.bytes;
}

export function decode(struct: string, bytes: Buffer): unknown {
  const reader = new Reader(bytes);
  const value = decoderOf(struct)(reader);
  reader.finish();
  return value;
}

export const structNames = (): string[] => Object.keys(structs);

export interface FakeDaemon {
  /** For `connect`: `qemu:///system?socket=…`. */
  uri: string;
  /** The next client that connects. */
  accept(): Promise<FakePeer>;
  close(): Promise<void>;
}

/** A daemon on a Unix socket that says byte for byte what a test wants. */
export async function startFakeDaemon({ answersOpening = true } = {}): Promise<FakeDaemon> {
  const folder = await mkdtemp(join(tmpdir(), 'fake-libvirt-'));
  const path = join(folder, 'sock');
  const peers: FakePeer[] = [];
  const waiting: ((peer: FakePeer) => void)[] = [];
  const server = createServer(socket => {
    const peer = new FakePeer(socket, answersOpening);
    all.push(peer);
    const resolve = waiting.shift();
    if (resolve) resolve(peer);
    else peers.push(peer);
  });
  const all: FakePeer[] = [];
  await new Promise<void>(resolve => server.listen(path, resolve));
  return {
    uri: `qemu:///system?socket=${path}`,
    accept() {
      const peer = peers.shift();
      return peer ? Promise.resolve(peer) : new Promise(resolve => waiting.push(resolve));
    },
    async close() {
      for (const peer of all) peer.end();
      await new Promise(resolve => server.close(resolve));
      await rm(folder, { recursive: true });
    },
  };
}
