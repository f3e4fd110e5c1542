import { ImageReader } from '../create/images/image-reader.ts';
import { SharedVolumes } from '../create/run/shared-volumes.ts';
import { FolderPools } from '../storage/folder-pools.ts';
import type { JournalDeps } from '../unfinished/kinds.ts';

/** What work on disks needs besides what all areas share. */
export interface DisksDeps extends JournalDeps {
  readonly folderPools: FolderPools;
  readonly images: ImageReader;
  readonly sharedVolumes: SharedVolumes;
}

export function createDisksDeps(shared: JournalDeps): DisksDeps {
  return {
    ...shared,
    folderPools: new FolderPools(shared.connections),
    images: new ImageReader(shared),
    sharedVolumes: new SharedVolumes(),
  };
}
