import type { Transform } from 'node:stream';
import { eachItem } from './each-item.ts';

/** Tells how many of all bytes have passed. */
export function counting(
  length: number | undefined,
  progress: (share: number) => void,
  sparse: boolean,
): Transform {
  let done = 0;
  return eachItem(sparse, item => {
    done += item.length;
    if (length !== undefined && length > 0) progress(done / length);
  });
}
