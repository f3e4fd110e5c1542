import type { Failure } from '#shared/contract/failure.ts';
import type { ImageHeader } from './image-header.ts';

/**
 * A medium that is shorter than it says: most often a download or a copy that broke off. Longer is common, as
 * tools pad. Undefined when nothing is wrong that the head can tell.
 */
export function damageOf(header: ImageHeader, path: string): Failure | undefined {
  const volumeSize = header.iso?.volumeSize;
  // A drive, which has no size as a file.
  if (header.size === 0) return undefined;
  if (volumeSize === undefined || header.size >= volumeSize) return undefined;
  const missing = volumeSize - header.size;
  return {
    code: 'FILE_DAMAGED',
    params: {
      path,
      needed: String(volumeSize),
      found: String(header.size),
      reason: `The medium says it has ${volumeSize} bytes, the file has ${header.size}: ${missing} are missing.`,
    },
  };
}
