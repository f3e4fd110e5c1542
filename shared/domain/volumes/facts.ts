import type { VolumeUser } from '../../contract/volumes.ts';
import type { PoolFacts } from '../create/facts.ts';
import type { DiskLayout } from './layout.ts';

/** One image that another stands on. */
export interface LayerFacts {
  readonly path: string;
  readonly format: string;
  readonly allocation?: number;
}

/** A volume as it is now. Sizes in bytes. */
export interface VolumeState {
  readonly name: string;
  readonly path: string;
  /** As libvirt names it: file, block, dir, network … */
  readonly type: string;
  readonly format: string;
  readonly capacity: number;
  readonly allocation: number;
  /** The secret of libvirt that opens it, where it is encrypted and libvirt knows. */
  readonly secret?: string;
  readonly encrypted: boolean;
  /** What it stands on, the nearest first. */
  readonly below: readonly LayerFacts[];
  /** Guests that have it, now or from their next start on. */
  readonly users: readonly VolumeUser[];
  /** Paths of images that stand on it. */
  readonly overlays: readonly string[];
}

/** What one action on a pool's volumes is planned from. */
export interface VolumeActionFacts {
  /** The connection's name. */
  readonly host: string;
  readonly pool: PoolFacts;
  /** Every pool, this one too. */
  readonly pools: readonly PoolFacts[];
  /** Those that the action names, as far as they are there. */
  readonly volumes: readonly VolumeState[];
  /** What a new one is to stand on; missing where no pool has it. */
  readonly backing?: { readonly capacity: number; readonly format: string };
  /** What lies on the disk, of one that is to be made smaller. */
  readonly layout?: DiskLayout;
  /** The host has scrub(1); undefined: nobody can look. */
  readonly scrub?: boolean;
  /** Secrets of libvirt, by UUID, with the volume that each is for. */
  readonly secrets: readonly { readonly uuid: string; readonly volume?: string }[];
  /** In a pool over a disk, libvirt names the partitions: what the next one is called. */
  readonly partition?: string;
}
