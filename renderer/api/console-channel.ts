import { consoleClose } from '#shared/domain/consoles/close-codes.ts';
import {
  consoleWindow,
  grantText,
  readGrant,
  ReceiveWindow,
  SendWindow,
} from '#shared/domain/consoles/flow.ts';
import { type DesktopBridge, requestPort } from './desktop.ts';
import { socketAddress } from './transport.ts';

/** Longer writes are cut, as a message may overshoot the window of what the guest has not taken. */
const messageBytes = 16 * 1024;

/** Carries messages of a console; the WebSocket and the port each have their own. */
interface Wire {
  send(bytes: Uint8Array): void;
  grant(bytes: number): void;
  close(): void;
}

/**
 * A console's bytes, with the members of a WebSocket that noVNC asks of a channel. Bytes wait until `onmessage`
 * is set. A handler may answer with a promise: until it resolves its bytes count as not consumed, and once
 * the window is full of them, the guest's side is read no further.
 */
export class ConsoleChannel {
  binaryType: string = 'arraybuffer';
  readonly protocol = '';
  readyState: number = WebSocket.OPEN;
  onopen: ((event: Event) => void) | null = null;
  onerror: ((event: Event) => void) | null = null;
  onclose: ((event: CloseEvent) => void) | null = null;
  #onmessage: ((event: MessageEvent<ArrayBuffer>) => void | Promise<void>) | null = null;
  readonly #wire: Wire;
  readonly #sending = new SendWindow(consoleWindow.toGuest);
  readonly #receiving = new ReceiveWindow(consoleWindow.toViewer);
  readonly #unsent: Uint8Array[] = [];
  readonly #unread: ArrayBuffer[] = [];
  #closed: CloseEvent | undefined;

  constructor(wire: Wire) {
    this.#wire = wire;
  }

  get onmessage() {
    return this.#onmessage;
  }

  set onmessage(handler) {
    this.#onmessage = handler;
    while (this.#onmessage !== null && this.#unread.length > 0)
      this.#deliver(this.#unread.shift() as ArrayBuffer);
    if (this.#closed !== undefined && this.#unread.length === 0) this.#tellClosed();
  }

  send(data: ArrayBufferView | ArrayBuffer): void {
    if (this.readyState !== WebSocket.OPEN) return;
    // A copy: the caller may use its buffer again before a grant lets it go.
    const bytes = ArrayBuffer.isView(data)
      ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice()
      : new Uint8Array(data).slice();
    for (let at = 0; at < bytes.length; at += messageBytes)
      this.#unsent.push(bytes.subarray(at, at + messageBytes));
    this.#flush();
  }

  close(): void {
    if (this.readyState >= WebSocket.CLOSING) return;
    this.readyState = WebSocket.CLOSING;
    this.#wire.close();
    // As a WebSocket does it: never while the caller is still closing.
    queueMicrotask(() => this.ended(1000, ''));
  }

  /** The wire's side: bytes of the guest. */
  arrived(bytes: ArrayBuffer): void {
    this.#receiving.arrived(bytes.byteLength);
    if (this.#onmessage === null) this.#unread.push(bytes);
    else this.#deliver(bytes);
  }

  /** The wire's side: we may send more. */
  granted(bytes: number): void {
    this.#sending.grant(bytes);
    this.#flush();
  }

  /** The wire's side: it closed, by a code of `consoleClose` or one of WebSocket's own. */
  ended(code: number, reason: string): void {
    if (this.readyState === WebSocket.CLOSED) return;
    this.readyState = WebSocket.CLOSED;
    this.#closed = new CloseEvent('close', { code, reason, wasClean: code === 1000 });
    if (this.#unread.length === 0) this.#tellClosed();
  }

  #tellClosed(): void {
    const event = this.#closed;
    if (event === undefined || this.onclose === null) return;
    this.#closed = undefined;
    this.onclose(event);
  }

  #deliver(bytes: ArrayBuffer): void {
    const consumed = () => {
      const grant = this.#receiving.consumed(bytes.byteLength);
      if (grant > 0 && this.readyState === WebSocket.OPEN) this.#wire.grant(grant);
    };
    const pending = this.#onmessage?.(new MessageEvent('message', { data: bytes }));
    if (pending === undefined) consumed();
    else void pending.then(consumed);
  }

  #flush(): void {
    while (this.#unsent.length > 0 && this.#sending.open) {
      const bytes = this.#unsent.shift() as Uint8Array;
      this.#sending.spend(bytes.length);
      this.#wire.send(bytes);
    }
  }
}

async function throughPort(bridge: DesktopBridge, ticket: string): Promise<ConsoleChannel> {
  const port = await requestPort(bridge, { kind: 'console', ticket });
  const channel = new ConsoleChannel({
    send: bytes => port.postMessage(bytes),
    grant: bytes => port.postMessage(bytes),
    close: () => port.close(),
  });
  port.addEventListener(
    'message',
    ({ data }: MessageEvent<Uint8Array | number | { code: number; reason: string }>) => {
      if (typeof data === 'number') channel.granted(data);
      else if (data instanceof Uint8Array) channel.arrived(wholeBuffer(data));
      else channel.ended(data.code, data.reason);
    },
  );
  port.start();
  return channel;
}

function wholeBuffer(bytes: Uint8Array): ArrayBuffer {
  const { buffer } = bytes;
  const whole = buffer instanceof ArrayBuffer && buffer.byteLength === bytes.byteLength;
  return whole ? buffer : (bytes.slice().buffer as ArrayBuffer);
}

function throughSocket(ticket: string): Promise<ConsoleChannel> {
  const socket = new WebSocket(socketAddress(`/console/${ticket}`));
  socket.binaryType = 'arraybuffer';
  const channel = new ConsoleChannel({
    send: bytes => socket.send(bytes as Uint8Array<ArrayBuffer>),
    grant: bytes => socket.send(grantText(bytes)),
    close: () => socket.close(),
  });
  socket.addEventListener('message', ({ data }: MessageEvent<ArrayBuffer | string>) => {
    if (typeof data === 'string') channel.granted(readGrant(data) ?? 0);
    else channel.arrived(data);
  });
  return new Promise(resolve => {
    socket.addEventListener('open', () => resolve(channel));
    socket.addEventListener('close', ({ code, reason }) => {
      channel.ended(code === 1006 ? consoleClose.failed : code, reason);
      resolve(channel);
    });
  });
}

/**
 * Uses a ticket of `consoles.open`. The channel is open, or closed already with the reason in its close event,
 * which waits for `onclose` to be set together with `onmessage`.
 */
export function openConsoleChannel(ticket: string): Promise<ConsoleChannel> {
  const { innkeeper } = window;
  return innkeeper === undefined ? throughSocket(ticket) : throughPort(innkeeper, ticket);
}
