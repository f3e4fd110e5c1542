import type { Checksum } from '../../contract/create/image.ts';

/**
 * What is done to make a guest, in order; `backend/create` carries it out. Nothing here is undone by itself:
 * what a step made is deleted again when a later one fails, as `PlanStep.undo` tells the person.
 */
export type Work =
  | Download
  | CreateVolume
  | UploadVolume
  | ShareVolume
  | CloneVolume
  | ConvertVolume
  | OverlayVolume
  | SeedVolume
  | Define
  | Start;

/**
 * Names what a step makes for the steps and the document behind it: `disk0`, `base1`, `medium`, `drivers`,
 * `seed`, `kernel`, `initramfs`. `finalDocument` takes the real path of each by this name.
 */
export type Slot = string;

/** Bytes on the computer that the backend runs on. */
export type Bytes =
  /** With `member`: a file within an archive (OVA). */
  | { readonly kind: 'file'; readonly path: string; readonly member?: string }
  /** A file on an ISO. */
  | { readonly kind: 'medium'; readonly path: string; readonly member: string }
  /** What an earlier {@link Download} brought into the cache. */
  | { readonly kind: 'download'; readonly url: string };

/** Into the cache, or nothing when it is there whole. */
export interface Download {
  readonly kind: 'download';
  readonly url: string;
  readonly checksum?: Checksum;
  readonly size?: number;
}

interface NewVolume {
  readonly slot: Slot;
  readonly pool: string;
  readonly name: string;
  /** Where it is going to be, as far as can be told before. */
  readonly path: string;
}

/** An empty volume. Bytes. */
export interface CreateVolume extends NewVolume {
  readonly kind: 'create-volume';
  readonly format: 'qcow2' | 'raw';
  readonly capacity: number;
  readonly preallocation: 'off' | 'metadata' | 'full';
}

/** A volume filled with bytes as they are, whose format is theirs; then grown to `capacity`, where given. */
export interface UploadVolume extends NewVolume {
  readonly kind: 'upload-volume';
  readonly from: Bytes;
  readonly size: number;
  readonly format: string;
  readonly capacity?: number;
  /** It is an initramfs, to which the answers for its installer are appended. */
  readonly answers?: true;
}

/**
 * The same for something that guests share, named by its checksum: one that is there already is taken as it
 * is, once nobody fills it any more. Undone only by the one that made it, while no other guest stands on it.
 */
export interface ShareVolume extends NewVolume {
  readonly kind: 'share-volume';
  readonly from: Bytes;
  readonly size: number;
  readonly format: string;
  /** It was there when the plan was made. */
  readonly present: boolean;
}

/** A copy made by the host itself of one of its volumes, in another format where that differs; then grown. */
export interface CloneVolume extends NewVolume {
  readonly kind: 'clone-volume';
  /** The path of the volume that is copied. */
  readonly from: string;
  readonly format: 'qcow2' | 'raw';
  readonly capacity: number;
}

/** A volume filled with what qemu-img makes of a disk image; then grown. */
export interface ConvertVolume extends NewVolume {
  readonly kind: 'convert-volume';
  readonly from: Bytes;
  readonly format: 'qcow2' | 'raw';
  readonly capacity: number;
}

/** A thin qcow2 layer on an image that is only read. */
export interface OverlayVolume extends NewVolume {
  readonly kind: 'overlay-volume';
  readonly capacity: number;
  /** A shared volume of this plan, or a file that is there. */
  readonly backing: { readonly slot: Slot } | { readonly path: string };
  readonly backingFormat: string;
}

/** A small ISO with what cloud-init or an installer reads at the first start, made from the request. */
export interface SeedVolume extends NewVolume {
  readonly kind: 'seed-volume';
  readonly content: 'cloud-init' | 'unattended';
}

/** Defines `finalDocument(design, uuid, paths)`. */
export interface Define {
  readonly kind: 'define';
  readonly autostart: boolean;
}

export interface Start {
  readonly kind: 'start';
  /**
   * `installer`: once, by `installerDocument(…)`, which loads the installer's kernel and ends at its reboot
   * (virDomainCreateXML over the defined guest); the guest starts from its disk ever after.
   */
  readonly document: 'defined' | 'installer';
  /** Windows’ medium waits for a key before it starts; nobody is there to press one. */
  readonly pressKey: boolean;
}
