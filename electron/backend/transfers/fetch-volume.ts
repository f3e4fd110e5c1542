import type { Writable } from 'node:stream';
import type { StorageVolRef } from 'node-libvirt';
import type { JobContext } from '#electron/jobs/job.ts';
import { fail } from '../failures/fail.ts';
import type { LiveConnection } from '../ports.ts';
import { receiveItems } from '../storage/receive-items.ts';
import type { RunningChecksum } from './running-checksum.ts';

export interface FetchOptions {
  /** Asked again after each pause: the link may be another by then. */
  readonly live: () => LiveConnection;
  readonly job: Pick<JobContext, 'signal' | 'gate' | 'transferred'>;
  /** Bytes that it has. */
  readonly length: number;
  readonly sparse: boolean;
  readonly checksum?: RunningChecksum | undefined;
  /** Where bytes from there on go; asked at the beginning and after each pause. Recycles what it reads no more. */
  readonly sink: (start: number, recycle: (bytes: Uint8Array) => void) => Writable;
}

/**
 * Reads all of a volume. While it is paused no stream is open: libvirt drops a client that does not read. Throws
 * CONFLICT where the volume has another length by the end.
 */
export async function fetchVolume(
  vol: StorageVolRef,
  name: string,
  { live, job, length, sparse, checksum, sink }: FetchOptions,
): Promise<void> {
  const { signal, gate } = job;
  let done = 0;
  job.transferred(0, length);
  for (let more = true; more; ) {
    await gate.open(signal);
    more = false;
    const start = done;
    await receiveItems(live(), vol, recycle => sink(start, recycle), {
      signal,
      sparse,
      start,
      each: item => {
        done += item.length;
        job.transferred(done, length);
        return checksum?.add(item, signal);
      },
      stop: () => {
        more ||= gate.paused && done < length;
        return more;
      },
    });
  }
  if (done !== length) throw fail('CONFLICT', { name });
}
