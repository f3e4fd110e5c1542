import { Transform } from 'node:stream';
import { STREAM_CHUNK } from 'node-libvirt';
import type { StreamItem } from './send-items.ts';

/** What passes is told, and goes on once that is done with it. */
export function eachItem(sparse: boolean, tell: (item: StreamItem) => void | Promise<void>): Transform {
  return new Transform({
    objectMode: sparse,
    highWaterMark: sparse ? 2 : STREAM_CHUNK,
    transform(item: StreamItem, _encoding, next) {
      const telling = tell(item);
      if (telling === undefined) next(null, item);
      else
        telling
          .then(
            () => this.push(item),
            (error: Error) => this.destroy(error),
          )
          .finally(next);
    },
  });
}
