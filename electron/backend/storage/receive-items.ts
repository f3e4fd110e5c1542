import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { StorageVolDownloadFlags, type StorageVolRef } from 'node-libvirt';
import type { LiveConnection } from '../ports.ts';
import type { StreamItem } from './send-items.ts';

export interface ReceiveOptions {
  readonly signal: AbortSignal;
  /** The volume is a file, whose holes are told as such. */
  readonly sparse: boolean;
  /** Where to begin in the volume, in bytes. */
  readonly start: number;
  /** Told of each item before it is written; false ends the reading behind it. */
  readonly each: (item: StreamItem) => boolean | Promise<boolean>;
}

/**
 * Reads a volume from a place on into a sink, on a connection of its own so that nothing else waits. When it
 * resolves, the sink has ended with all that came.
 */
export async function receiveItems(
  live: LiveConnection,
  vol: StorageVolRef,
  sink: Writable,
  { signal, sparse, start, each }: ReceiveOptions,
): Promise<void> {
  const connection = await live.openStreamConnection(signal);
  // Whoever waits for it hears of the error.
  sink.on('error', () => undefined);
  try {
    const flags = sparse ? StorageVolDownloadFlags.SPARSE_STREAM : 0;
    const args = { vol, offset: BigInt(start), length: 0n, flags };
    const stream = await connection.openStream('storageVolDownload', args, { signal, sparse });
    for await (const item of stream as AsyncIterable<StreamItem>) {
      const more = await each(item);
      if (!sink.write(item)) await once(sink, 'drain', { signal });
      if (!more) break;
    }
    sink.end();
    await finished(sink, { signal });
  } catch (error) {
    sink.destroy();
    throw sink.errored ?? error;
  } finally {
    await connection.close();
  }
}
