import type { LibvirtConnectionError } from '../errors.ts';

export interface TransportHandlers {
  /** @returns whether the chunk is kept; otherwise it is only valid during the call */
  data(chunk: Buffer): boolean;
  /** Called once, after the last data; without an error when the other side just closed. */
  end(error?: LibvirtConnectionError): void;
}

/** A pipe of bytes to a daemon. It never throws and never emits: what goes wrong ends in `handlers.end`. */
export interface Transport {
  start(handlers: TransportHandlers): void;
  /** @param done called when the bytes have left for the system, or will never */
  write(bytes: Uint8Array, done?: () => void): void;
  /** Writes between `cork` and `uncork` leave together. */
  cork(): void;
  uncork(): void;
  /** Bytes that `data` kept are read no more: more may arrive where they are. */
  recycle(kept: Uint8Array): void;
  pause(): void;
  resume(): void;
  destroy(): void;
}
