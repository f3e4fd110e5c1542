import type { ConnectionId } from '#shared/contract/values.ts';
import { Emitter } from '../watch/emitter.ts';

export interface ChangedPool {
  readonly connection: ConnectionId;
  readonly pool: string;
}

/** Tells of pools in which this process has just made, changed or deleted volumes: libvirt does not. */
export type VolumeChanges = Emitter<ChangedPool>;
