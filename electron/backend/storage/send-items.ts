import type { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { StorageVolRef, StreamHole } from 'node-libvirt';
import type { LiveConnection } from '../ports.ts';

/** What a stream of a volume carries; holes only where it was opened sparse. */
export type StreamItem = Buffer | StreamHole;

export interface SendOptions {
  readonly signal: AbortSignal;
  /** The volume is a file, which can have holes. */
  readonly sparse: boolean;
  /** Where it goes in the volume, in bytes. */
  readonly start: number;
  /** Bytes; undefined: to the end of whatever comes. */
  readonly length: number | undefined;
  /** What each item passes on its way. */
  readonly through: Transform;
}

/**
 * Writes items into a volume, on a connection of its own so that nothing else waits. When it resolves, libvirt has
 * written all of them. The memory of an item is its maker's again once `passed` bytes, holes counted, reach beyond it.
 */
export async function sendItems(
  live: LiveConnection,
  vol: StorageVolRef,
  items: (passed: () => number) => AsyncIterable<StreamItem>,
  { signal, sparse, start, length, through }: SendOptions,
): Promise<void> {
  const connection = await live.openStreamConnection(signal);
  try {
    const args = { vol, offset: BigInt(start), length: BigInt(length ?? 0), flags: 0 };
    const stream = await connection.openStream('storageVolUpload', args, { signal, sparse });
    await pipeline(
      items(() => stream.bytesSent),
      through,
      stream,
      { signal },
    );
  } finally {
    await connection.close();
  }
}
