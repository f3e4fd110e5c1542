import type { DisksDeps } from '../disks/disks-deps.ts';
import type { VolumeChanges } from './volume-changes.ts';

/** What work on volumes needs: a volume that a guest has is worked on as that guest's disk. */
export interface VolumesDeps extends DisksDeps {
  readonly changes: VolumeChanges;
}
