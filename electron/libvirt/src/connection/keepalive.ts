import { emptyFrame, MessageType, Status } from '../wire/frame.ts';

/** https://libvirt.org/kbase/internals/rpc.html: a program of its own, with two messages and no payload. */
export const KEEPALIVE_PROGRAM = 0x6b65_6570;
const PING = 1;
const PONG = 2;

export interface KeepAliveOptions {
  /** Milliseconds of silence before a ping. */
  intervalMs: number;
  /** Pings without an answer after which the connection is given up. */
  count: number;
}

export interface KeepAliveHost {
  write(frame: Buffer): void;
  /** A slow reader keeps us from reading: silence then says nothing. */
  isPaused(): boolean;
  giveUp(): void;
}

const frame = (procedure: number): Buffer =>
  emptyFrame({
    program: KEEPALIVE_PROGRAM,
    procedure,
    type: MessageType.event,
    serial: 0,
    status: Status.ok,
  });

/** Answers the daemon's pings and, once started, sends our own. */
export class KeepAlive {
  readonly #host: KeepAliveHost;
  #timer: NodeJS.Timeout | undefined;
  #heard = true;
  #unanswered = 0;

  constructor(host: KeepAliveHost) {
    this.#host = host;
  }

  start({ intervalMs, count }: KeepAliveOptions): void {
    this.#timer = setInterval(() => this.#tick(count), intervalMs);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Any bytes are a sign of life. */
  heard(): void {
    this.#heard = true;
  }

  receive(procedure: number): void {
    if (procedure === PING) this.#host.write(frame(PONG));
  }

  #tick(count: number): void {
    if (this.#host.isPaused()) {
      // The daemon's pings wait unread behind the stream; any message from us tells it that we live. A ping
      // would make it queue an answer we do not read either.
      this.#heard = true;
      this.#host.write(frame(PONG));
    } else if (this.#heard) {
      this.#heard = false;
      this.#unanswered = 0;
    } else if (this.#unanswered >= count) {
      this.#host.giveUp();
    } else {
      this.#unanswered += 1;
      this.#host.write(frame(PING));
    }
  }
}
