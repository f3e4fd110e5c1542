import type { StorageVolRef } from 'node-libvirt';
import type { JobContext } from '#electron/jobs/job.ts';
import type { LiveConnection } from '../ports.ts';
import { eachItem } from '../storage/each-item.ts';
import { sendItems } from '../storage/send-items.ts';
import type { ByteSource } from './byte-source.ts';
import type { RunningChecksum } from './running-checksum.ts';

export interface FillOptions {
  /** Asked again after each pause: the link may be another by then. */
  readonly live: () => LiveConnection;
  readonly job: Pick<JobContext, 'signal' | 'gate' | 'transferred'>;
  /** The volume is a file, which can have holes. */
  readonly sparse: boolean;
  readonly checksum?: RunningChecksum | undefined;
}

/**
 * Writes all of a source into a volume. While it is paused, or its source is gone, no stream is open: a connection
 * that nobody reads or writes for long is closed by one of its ends.
 */
export async function fill(
  vol: StorageVolRef,
  source: ByteSource,
  { live, job, sparse, checksum }: FillOptions,
): Promise<void> {
  const { signal, gate } = job;
  const { length } = source;
  let done = 0;

  job.transferred(0, length);
  while (done < length) {
    await gate.open(signal);
    await source.ready(signal);
    const through = eachItem(sparse, item => {
      done += item.length;
      job.transferred(done, length);
      return checksum?.add(item, signal);
    });
    const start = done;
    const items = (passed: () => number) => source.items(start, { sparse, stop: () => gate.paused, passed });
    await sendItems(live(), vol, items, { signal, sparse, start, length: length - start, through });
  }
}
