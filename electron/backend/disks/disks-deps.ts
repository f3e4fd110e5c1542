import { ImageReader } from '../create/images/image-reader.ts';
import { SharedVolumes } from '../create/run/shared-volumes.ts';
import type { JournalDeps } from '../unfinished/kinds.ts';

/** What work on disks needs besides what all areas share. */
export interface DisksDeps extends JournalDeps {
  readonly images: ImageReader;
  readonly sharedVolumes: SharedVolumes;
}

export function createDisksDeps(shared: JournalDeps): DisksDeps {
  return {
    ...shared,
    images: new ImageReader(shared),
    sharedVolumes: new SharedVolumes(),
  };
}
