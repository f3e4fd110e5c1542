import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { STREAM_CHUNK, StreamHole, type StorageVolRef } from 'node-libvirt';
import type { JobContext } from '#electron/jobs/job.ts';
import type { LiveConnection } from '../ports.ts';

/**
 * Writes a file of this computer into a volume that was just made raw and empty, byte for byte. Runs of zeros
 * travel as holes, so that a sparse file stays sparse. On a connection of its own, so that nothing else waits.
 */
export async function uploadFile(
  live: LiveConnection,
  path: string,
  vol: StorageVolRef,
  job: Pick<JobContext, 'signal' | 'progress'>,
): Promise<void> {
  const { size } = await stat(path);
  const connection = await live.openStreamConnection(job.signal);
  try {
    const args = { vol, offset: 0n, length: BigInt(size), flags: 0 };
    const stream = await connection.openStream('storageVolUpload', args, {
      signal: job.signal,
      sparse: true,
    });
    const source = createReadStream(path, { highWaterMark: STREAM_CHUNK });
    await pipeline(source, holes(size, job.progress), stream, { signal: job.signal });
  } finally {
    await connection.close();
  }
}

/** Bytes in, bytes and holes out. */
function holes(size: number, progress: (share: number) => void): Transform {
  const zeros = Buffer.alloc(STREAM_CHUNK);
  let done = 0;
  return new Transform({
    readableObjectMode: true,
    readableHighWaterMark: 1,
    writableHighWaterMark: STREAM_CHUNK,
    transform(chunk: Buffer, _encoding, next) {
      done += chunk.length;
      if (size > 0) progress(done / size);
      next(null, chunk.equals(zeros.subarray(0, chunk.length)) ? new StreamHole(chunk.length) : chunk);
    },
  });
}
