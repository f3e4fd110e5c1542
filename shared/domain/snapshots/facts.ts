import type { GuestState } from '../../contract/guests.ts';
import type { Snapshot } from '../../contract/snapshots.ts';

/** One file or device that a disk of the guest is made of, now or in a snapshot. Sizes in bytes. */
export interface LayerFacts {
  readonly path: string;
  readonly format?: string;
  /** What the guest sees of it, and what it takes. */
  readonly capacity?: number;
  readonly allocation?: number;
  readonly missing: boolean;
  /** What it stands on. */
  readonly backing?: string;
  /** This computer may read and write it while no guest does. */
  readonly reachable: boolean;
}

export interface DiskFacts {
  readonly target: string;
  readonly device: string;
  /** `other`: on the network, or whatever is no file or device of the host. */
  readonly kind: 'file' | 'block' | 'other' | 'empty';
  readonly path?: string;
  readonly format: string;
  readonly readOnly: boolean;
  readonly shareable: boolean;
  readonly transient: boolean;
}

/** A disk as a snapshot has it: `path` is the file its state is in. */
export interface DiskState {
  readonly target: string;
  readonly kind: 'internal' | 'external' | 'none';
  readonly path?: string;
  readonly overlay?: string;
}

/** One of libvirt's records. */
export interface SnapshotRecord {
  readonly name: string;
  readonly description?: string;
  /** Milliseconds since 1970. */
  readonly createdAt?: number;
  readonly parent?: string;
  readonly current: boolean;
  readonly state: Snapshot['state'];
  readonly memory: Snapshot['memory'];
  readonly memoryFile?: { readonly path: string; readonly size?: number; readonly missing: boolean };
  readonly disks: readonly DiskState[];
  readonly pictured: boolean;
  /** A copy of its UEFI variables was kept with it. */
  readonly nvramKept: boolean;
}

/** Everything that plans about snapshots are made from: nothing in it is assumed, all of it was looked at. */
export interface TreeFacts {
  readonly guest: {
    readonly name: string;
    readonly state: GuestState;
    readonly persistent: boolean;
    /** Of a guest with UEFI: the file of its variables, where it has one already. */
    readonly uefi: boolean;
    readonly nvram?: string;
    /** Its agent answers. */
    readonly agent: boolean;
    /** Bytes that its memory takes at most when it is written down; missing while it does not run. */
    readonly memoryAtMost?: number;
    /** Devices whose state QEMU cannot write down, in words. */
    readonly memoryBlockers: readonly string[];
  };
  /** Of the running guest; of one that is off the same as `disksNext`. */
  readonly disksNow: readonly DiskFacts[];
  readonly disksNext: readonly DiskFacts[];
  readonly snapshots: readonly SnapshotRecord[];
  readonly layers: ReadonlyMap<string, LayerFacts>;
  /** Files that stand on one of the layers and are no part of this guest, by the layer's path. */
  readonly outsiders: ReadonlyMap<string, readonly string[]>;
  /** Other guests with a disk made of the layer, by its path. */
  readonly usedBy: ReadonlyMap<string, readonly string[]>;
  /** Block jobs that run, by the disk's target. */
  readonly jobs: ReadonlyMap<string, { readonly kind: string; readonly progress?: number }>;
  readonly host: {
    readonly label: string;
    /** libvirt's driver: only QEMU's has snapshots of both kinds. */
    readonly driver: string;
    /** As libvirt counts: 9000000 is 9.0.0. */
    readonly libvirt: number;
    /** The UEFI variables can be copied. */
    readonly keepsNvram: boolean;
  };
  /** Bytes free, by folder. */
  readonly room: ReadonlyMap<string, number>;
  /** Names that are taken, by folder. */
  readonly names: ReadonlyMap<string, ReadonlySet<string>>;
}
