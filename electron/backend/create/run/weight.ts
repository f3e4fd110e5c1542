import type { Work } from '#shared/domain/create/work.ts';
import { MiB } from '#shared/domain/units.ts';

/** What no bytes are moved for takes about as long as copying so many. */
const LITTLE = 8 * MiB;
/** For what nobody knows the size of, until it is begun. */
const UNKNOWN = 512 * MiB;
/** QEMU, its firmware and its devices take their time. */
const START = 64 * MiB;

/** How much of a job a piece of its work is, in bytes moved. */
export function weightOf(work: Work): number {
  switch (work.kind) {
    case 'download':
      return work.size ?? UNKNOWN;
    case 'upload-volume':
      return work.size + LITTLE;
    case 'share-volume':
      return work.present ? LITTLE : work.size + LITTLE;
    // Read, packed or unpacked, and written: an image is seldom as full as the disk that is in it.
    case 'clone-volume':
    case 'convert-volume':
      return work.capacity / 2 + LITTLE;
    case 'create-volume':
      return work.preallocation === 'full' ? work.capacity / 2 + LITTLE : LITTLE;
    case 'overlay-volume':
    case 'seed-volume':
    case 'define':
      return LITTLE;
    case 'start':
      return START;
  }
}
