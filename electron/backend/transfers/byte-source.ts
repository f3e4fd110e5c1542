import type { StreamItem } from '../storage/send-items.ts';

/** Where the bytes of an upload come from. */
export interface ByteSource {
  /** Bytes of all of it. */
  readonly length: number;
  /** Resolves once bytes can be had; rejects with the reason of `signal`. */
  ready(signal: AbortSignal): Promise<void>;
  /**
   * From there on. They end before `length` once `stop` says so, and where the source was interrupted: then `ready`
   * is asked again. Holes only where they are wanted.
   */
  items(start: number, sparse: boolean, stop: () => boolean): AsyncIterable<StreamItem>;
  close(): Promise<void>;
}
