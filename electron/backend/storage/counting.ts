import { Transform } from 'node:stream';
import { STREAM_CHUNK, type StreamHole } from 'node-libvirt';

/** Tells how many of all bytes have passed. */
export function counting(
  length: number | undefined,
  progress: (share: number) => void,
  sparse: boolean,
): Transform {
  let done = 0;
  return new Transform({
    objectMode: sparse,
    highWaterMark: sparse ? 2 : STREAM_CHUNK,
    transform(item: Buffer | StreamHole, _encoding, next) {
      done += item.length;
      if (length !== undefined && length > 0) progress(done / length);
      next(null, item);
    },
  });
}
