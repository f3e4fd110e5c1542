import type { StreamItem } from '../storage/send-items.ts';

export interface ItemsOptions {
  /** Whether holes are wanted as such. */
  readonly sparse: boolean;
  readonly stop: () => boolean;
  /** Bytes, holes counted, whose items nobody reads any more: their memory may be used again. */
  readonly passed: () => number;
}

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
  items(start: number, options: ItemsOptions): AsyncIterable<StreamItem>;
  close(): Promise<void>;
}
