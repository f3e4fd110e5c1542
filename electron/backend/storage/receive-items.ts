import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { StorageVolDownloadFlags, type StorageVolRef } from 'node-libvirt';
import type { LiveConnection } from '../ports.ts';
import type { StreamItem } from './send-items.ts';

interface Reading {
  /** Told of each item. */
  readonly each: (item: StreamItem) => void | Promise<void>;
  /** Asked behind each item; true ends the reading there. */
  readonly stop?: () => boolean;
}

export interface ReceiveOptions extends Reading {
  readonly signal: AbortSignal;
  /** The volume is a file, whose holes are told as such. */
  readonly sparse: boolean;
  /** Where to begin in the volume, in bytes. */
  readonly start: number;
}

/**
 * Reads a volume from a place on into a sink, on a connection of its own so that nothing else waits. When it
 * resolves, the sink has ended with all that was told of. Memory that it recycles, it reads no more.
 */
export async function receiveItems(
  live: LiveConnection,
  vol: StorageVolRef,
  sinkFor: (recycle: (bytes: Uint8Array) => void) => Writable,
  { signal, sparse, start, ...reading }: ReceiveOptions,
): Promise<void> {
  const connection = await live.openStreamConnection(signal);
  let sink: Writable | undefined;
  try {
    const flags = sparse ? StorageVolDownloadFlags.SPARSE_STREAM : 0;
    const args = { vol, offset: BigInt(start), length: 0n, flags };
    const stream = await connection.openStream('storageVolDownload', args, { signal, sparse });
    sink = sinkFor(bytes => stream.recycle(bytes));
    await pass(stream, sink, reading);
  } catch (error) {
    sink?.destroy();
    throw error;
  } finally {
    await connection.close();
  }
}

/**
 * As `pipeline` does it, but able to stop early without an error. By events: asked item by item, a stream is
 * several times slower on a host whose CPUs are busy with guests.
 */
async function pass(stream: Readable, sink: Writable, { each, stop }: Reading): Promise<void> {
  const written = finished(sink);
  await Promise.race([
    written,
    new Promise<never>((_, reject) => {
      stream.on('error', reject);
      stream.on('end', () => sink.end());
      stream.on('data', (item: StreamItem) => {
        const telling = each(item);
        const room = sink.write(item);
        if (stop?.() === true) {
          stream.destroy();
          Promise.resolve(telling).then(() => sink.end(), reject);
        } else if (telling !== undefined || !room) {
          stream.pause();
          Promise.all([telling, room || once(sink, 'drain')]).then(() => stream.resume(), reject);
        }
      });
    }),
  ]);
}
