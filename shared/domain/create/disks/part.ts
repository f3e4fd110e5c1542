import type { GuestDisk } from '../../../contract/create/disk.ts';
import type { Slot, Work } from '../work.ts';
import type { Bus } from './bus.ts';
import type { Origin } from './origin.ts';

/** The guest's disks, drives and media, and what they are made of. */
export interface DisksPart {
  readonly pool: string;
  /** The answers with every default written out, as the request has them. */
  readonly answers: readonly GuestDisk[];
  /** In the order of the document: those of the request, then the media that come along. */
  readonly drives: readonly Drive[];
  /** Every image that any of it is made from. */
  readonly sources: readonly Origin[];
  readonly boot?: BootFiles;
  /** What makes their volumes, in order; the same image is brought once. */
  readonly work: readonly Work[];
}

/** One disk or drive as the guest gets it. */
export interface Drive {
  /** `disks.0` …, or the field of the request that a medium comes from. */
  readonly field: string;
  readonly label: string;
  readonly device: 'disk' | 'cdrom';
  readonly bus: Bus;
  readonly target: string;
  readonly content: Content;
  /** What it was made from, where that is an image. */
  readonly origin?: Origin;
  readonly options: DriveOptions;
  /** The number of its own thread. */
  readonly ioThread?: number;
  /** The guest starts all the same once it is gone. */
  readonly detachable: boolean;
}

export type DriveOptions = Pick<
  GuestDisk,
  | 'cache'
  | 'io'
  | 'discard'
  | 'detectZeroes'
  | 'queues'
  | 'serial'
  | 'readOnly'
  | 'shareable'
  | 'bootOrder'
  | 'limits'
>;

export type Content =
  /** A drive with nothing in it. */
  | { readonly kind: 'empty' }
  /** A file or device that is there, as it is. */
  | { readonly kind: 'present'; readonly path: string; readonly format: string; readonly block: boolean }
  | MadeVolume;

/** A volume made for this guest, or shared with others. Bytes. */
export interface MadeVolume {
  readonly kind: 'volume';
  readonly slot: Slot;
  readonly pool: string;
  readonly name: string;
  readonly path: string;
  readonly format: string;
  readonly block: boolean;
  readonly work: readonly Work[];
  readonly room: readonly Room[];
}

/** Room that is taken in a pool: at once, and when all of it is written. Bytes. */
export interface Room {
  readonly pool: string;
  readonly now: number;
  readonly full: number;
  /** The volume's name, where guests share it. */
  readonly shares?: string;
}

/** What QEMU loads by itself instead of starting a disk. */
export interface BootFiles {
  readonly kernel: Content;
  readonly initramfs?: Content;
  readonly commandLine?: string;
  /** Only until the installer is done; the guest starts from its disk ever after. */
  readonly once: boolean;
}
