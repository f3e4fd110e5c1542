import type { AgentState } from '../../contract/agent.ts';
import type { GuestState } from '../../contract/guests.ts';
import type { ImageFacts, PoolFacts } from '../create/facts.ts';

/** One file or device of a chain, the guest's own or what that stands on. */
export interface Layer {
  readonly path: string;
  readonly format: string;
  /** Bytes that it takes up. */
  readonly allocation?: number;
}

/** One disk of a guest, as it is now. Sizes in bytes. */
export interface DiskFacts {
  readonly target: string;
  readonly device: 'disk' | 'cdrom' | 'floppy' | 'lun';
  readonly bus?: string;
  /** `other`: on the network, or anything else that is no file or device of the host. */
  readonly kind: 'file' | 'block' | 'other' | 'empty';
  /** Of a file or device. */
  readonly path?: string;
  /** What a person is shown for it. */
  readonly source?: string;
  readonly format: string;
  readonly readOnly: boolean;
  readonly shareable: boolean;
  readonly encrypted: boolean;
  /** What the guest sees of it. */
  readonly capacity?: number;
  /** What its own layer takes up. */
  readonly allocation?: number;
  /** The active pool that has it, and its name there. */
  readonly pool?: string;
  readonly volume?: string;
  /** Free where it lies. */
  readonly room?: number;
  /** What it stands on, the nearest first. */
  readonly backing: readonly Layer[];
  /** The running guest has it. */
  readonly now: boolean;
  /** The guest's lasting document has it, made of the same. */
  readonly lasting: boolean;
  /** A copy or a merge of it is under way. */
  readonly busy: boolean;
  /** Snapshots that hold something of it. */
  readonly snapshots: readonly { readonly name: string; readonly kind: 'internal' | 'external' }[];
  /** Checkpoints that later backups of it can start from. */
  readonly checkpoints: readonly string[];
  /** It was added to have a driver installed, and holds nothing. */
  readonly driverDisk: boolean;
}

export interface CheckpointFacts {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly createdAt?: number;
  readonly disks: readonly string[];
}

/** A guest with its disks, as far as what can be done to them goes. */
export interface GuestDisks {
  readonly name: string;
  readonly state: GuestState;
  readonly active: boolean;
  readonly persistent: boolean;
  /** QEMU: others cannot change the disks of a running guest. */
  readonly qemu: boolean;
  /** Its host is this computer: its folders can be written to. */
  readonly local: boolean;
  readonly host: string;
  readonly family?: 'windows' | 'linux' | 'other';
  readonly disks: readonly DiskFacts[];
  readonly checkpoints: readonly CheckpointFacts[];
  readonly pools: readonly PoolFacts[];
  /** Buses that its machine can have. */
  readonly buses: readonly string[];
  /** Its lasting document, without secrets. */
  readonly xml: string;
}

/** A backup that a later one can stand on. */
export interface EarlierBackup {
  /** The checkpoint that it made. */
  readonly checkpoint: string;
  /** Its folder's own name. */
  readonly folder: string;
  readonly disks: readonly { readonly target: string; readonly file: string }[];
}

/** A folder that a backup is to be written to. */
export interface FolderFacts {
  readonly path: string;
  readonly free?: number;
  /** Of what is in it: the backups of this guest that made a checkpoint. */
  readonly backups: readonly EarlierBackup[];
  /** The folder that this backup is going to make in it. */
  readonly name: string;
  /** Why it cannot be written to. */
  readonly failure?: ImageFacts['failure'];
}

/** Besides the guest, what one action needs to be known. */
export interface ActionFacts extends GuestDisks {
  /** Of the disk in question: other guests that have it, and images that stand on it. */
  readonly sharing: { readonly users: readonly string[]; readonly overlays: readonly string[] };
  /** What is to be inserted. */
  readonly image?: Omit<ImageFacts, 'usedBy'>;
  readonly folder?: FolderFacts;
  readonly agent: AgentState['reach'];
  readonly fileSystems: NonNullable<AgentState['fileSystems']>;
}

export function diskNamed(facts: GuestDisks, target: string): DiskFacts | undefined {
  return facts.disks.find(disk => disk.target === target);
}

/** A drive whose medium can be changed. */
export function isDrive({ device }: Pick<DiskFacts, 'device'>): boolean {
  return device === 'cdrom' || device === 'floppy';
}
