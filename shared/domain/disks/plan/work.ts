import type { Checksum } from '../../../contract/create/image.ts';
import type { Layer } from '../facts.ts';
import type { PlanDraft } from './draft.ts';

/** The disk's file or device is made bigger. Bytes. */
export interface GrowWork {
  readonly do: 'grow';
  readonly disk: string;
  readonly path: string;
  readonly format: string;
  readonly size: number;
  readonly capacity: number;
  /** Its new part is set aside at once. */
  readonly allocate: boolean;
  readonly running: boolean;
}

/** What has to be in a pool before a guest can have it. */
export interface BroughtImage {
  /** As it was asked for. */
  readonly image: string;
  readonly from:
    | { readonly kind: 'download'; readonly url: string }
    | { readonly kind: 'file'; readonly path: string };
  readonly checksum?: Checksum;
  readonly size: number;
  readonly pool: string;
  readonly name: string;
}

export interface MediaWork {
  readonly do: 'media';
  readonly disk: string;
  /** Missing: the drive is empty afterwards. */
  readonly medium?: {
    /** Missing: known once it was brought. */
    readonly path?: string;
    readonly format: string;
    readonly block: boolean;
    readonly bring?: BroughtImage;
  };
  readonly force: boolean;
  /** In the running guest, and in the lasting document. */
  readonly now: boolean;
  readonly lasting: boolean;
}

/** A copy of the disk takes its place. */
export interface CopyWork {
  readonly do: 'copy';
  readonly disk: string;
  readonly from: { readonly path: string; readonly format: string };
  readonly to: {
    readonly pool: string;
    readonly name: string;
    readonly format: 'qcow2' | 'raw';
    readonly block: boolean;
  };
  readonly capacity: number;
  /** What the copy goes on standing on; missing: it holds everything. */
  readonly backing?: Layer;
  /** Paths of what the disk stands on now. */
  readonly below: readonly string[];
  /** Byte for byte, with what is in its file besides the disk: nothing of it changes. */
  readonly asItIs: boolean;
  readonly deleteOld: boolean;
  readonly running: boolean;
  /** They cannot be started from any more afterwards. */
  readonly checkpoints: readonly string[];
}

export interface BusWork {
  readonly do: 'change-bus';
  readonly disk: string;
  readonly bus: string;
  readonly target: string;
  /** Disks that were added for a driver, which go: targets and what is deleted. */
  readonly driverDisks: readonly { readonly target: string; readonly path?: string }[];
}

/** A tiny disk on the bus that a disk is going to have, so that the guest takes its driver. */
export interface DriverDiskWork {
  readonly do: 'driver-disk';
  readonly bus: string;
  readonly target: string;
  readonly pool: string;
  readonly name: string;
  readonly size: number;
  readonly running: boolean;
}

export interface BackupWork {
  readonly do: 'backup';
  readonly running: boolean;
  /** Made by it. */
  readonly folder: string;
  readonly disks: readonly {
    readonly target: string;
    readonly path: string;
    readonly format: string;
    readonly capacity: number;
    /** Paths of what it stands on. */
    readonly below: readonly string[];
    /** Of the backup, within its folder. */
    readonly file: string;
    /** It holds only what changed, and stands on this file, as seen from its own folder. */
    readonly on?: string;
  }[];
  /** Targets of the guest's other disks. */
  readonly leftOut: readonly string[];
  readonly since?: string;
  readonly checkpoint?: { readonly name: string; readonly disks: readonly string[] };
  readonly quiesce: boolean;
}

export type DiskWork = GrowWork | MediaWork | CopyWork | BusWork | DriverDiskWork | BackupWork;

/** What a person is shown, and what is run then; nothing is while there are problems. */
export interface Planned {
  readonly plan: PlanDraft;
  readonly work?: DiskWork;
}
