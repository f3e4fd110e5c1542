/** A disk of a guest that is to be copied or taken elsewhere. Sizes in bytes. */
export interface CarriedDisk {
  readonly target: string;
  /** disk, cdrom, floppy or lun. */
  readonly device: string;
  readonly bus: string | undefined;
  readonly readOnly: boolean;
  readonly shareable: boolean;
  /** Undefined for an empty drive, and for what is reached over a network. */
  readonly path?: string;
  readonly empty: boolean;
  /** As the guest's document says. */
  readonly format: string;
  /** What its first bytes say, where anybody looked. */
  readonly looksLike?: string;
  /** What the guest sees, and what it takes with all it stands on. */
  readonly capacity: number;
  readonly allocation: number;
  readonly block: boolean;
  readonly encrypted: boolean;
  /** Names of other guests with the same disk. */
  readonly usedBy: readonly string[];
  /** Images that stand on it. */
  readonly overlays: readonly string[];
  /** The active pool it lies in. */
  readonly pool?: string;
  /** The files below it, the next one first. */
  readonly below: readonly string[];
}
