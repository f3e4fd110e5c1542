import type { Checksum } from '../../contract/create/image.ts';
import type { HostDeviceOption } from '../../contract/create/options.ts';
import type { Failure } from '../../contract/failure.ts';
import type { HostTopology, MemoryVirtualization } from '../../contract/topology.ts';
import type { Acceleration } from '../acceleration/decide.ts';
import type { Appliance } from '../appliance/appliance.ts';
import type { Offer } from '../capabilities/offer.ts';

export interface PoolFacts {
  readonly name: string;
  readonly active: boolean;
  /** libvirt's pool type: dir, fs, netfs, logical, zfs … */
  readonly type: string;
  readonly path?: string;
  readonly free: number;
  /** All of its room, what is taken included. */
  readonly capacity?: number;
  /** Names of its volumes; empty while it is not active. */
  readonly volumes: readonly string[];
}

export interface NetworkFacts {
  readonly name: string;
  readonly active: boolean;
  readonly label: string;
  /** nat, route, open, isolated, bridge, hostdev (a pool of virtual functions), macvtap modes … */
  readonly mode: string;
}

/** What an operating system needs, by the osinfo database. Sizes in bytes. */
export interface OsFacts {
  readonly id: string;
  readonly label: string;
  readonly family?: string;
  readonly memory?: number;
  readonly vcpus?: number;
  readonly storage?: number;
  /** It does not start from BIOS any more. */
  readonly needsUefi?: boolean;
  /** It does not install without a TPM. */
  readonly needsTpm?: boolean;
  /** It has no driver of its own for virtio disks and network cards. */
  readonly lacksVirtio?: boolean;
  /** Whether it can be installed without being asked, and how. */
  readonly unattended?: 'script' | 'windows';
  /** Its installer reads a script's answers only from its own initramfs. */
  readonly answersInInitramfs?: boolean;
}

/** A file on an install medium, by its path there. Bytes. */
export interface MediumFile {
  readonly member: string;
  readonly size: number;
}

/** What looking at an image gave: a file, a volume or something to download. */
export interface ImageFacts {
  /** Found by its content. `iso` is ISO 9660. */
  readonly format?: string;
  readonly size?: number;
  /** Hexadecimal digits that other content would not have, by what its file system or server says of it. */
  readonly stamp?: string;
  /** What the guest sees: the size of the disk inside a qcow2 file. */
  readonly virtualSize?: number;
  readonly backingFile?: string;
  readonly block?: boolean;
  readonly os?: OsFacts;
  /** libvirt's name of the architecture that it is made for, where that is known. */
  readonly arch?: string;
  /** An install medium's own kernel and initramfs, where answers have to be put behind the latter. */
  readonly installer?: { readonly kernel: MediumFile; readonly initramfs: MediumFile };
  /** It is a volume of this pool. */
  readonly pool?: string;
  /** Why it cannot be used as it is. */
  readonly failure?: Failure;
  /** We can read it, so that copying it into a pool is a way out. */
  readonly copyable: boolean;
  /** Other guests whose document names it. */
  readonly usedBy: readonly string[];
  /** It is on the web, or was and is in the cache. */
  readonly download?: {
    readonly url: string;
    /** The file's name, as a volume of a pool may have it. */
    readonly name: string;
    readonly checksum?: Checksum;
    /** It is in the cache, whole: nothing is left to download. */
    readonly cached: boolean;
  };
}

/** Everything a plan is made from. Read before; planning itself looks nowhere. */
export interface CreateFacts {
  readonly host: string;
  readonly driver: string;
  /** The host is the computer that the backend runs on: its files can be read and written. */
  readonly local: boolean;
  /** Guests run as the user who asks: no networks of the host's. */
  readonly session: boolean;
  readonly guestNames: readonly string[];
  /** Missing when the connection makes no full virtual machines of the request's architecture. */
  readonly offers?: { readonly kvm?: Offer; readonly tcg?: Offer; readonly other?: Offer };
  readonly acceleration: Acceleration;
  readonly hostArch?: string;
  readonly cpus: number;
  readonly memory: number;
  readonly freeMemory?: number;
  readonly topology?: HostTopology;
  readonly memoryVirtualization: MemoryVirtualization;
  /** 1,000,000 × major + 1,000 × minor + release (virConnectGetLibVersion). */
  readonly libvirtVersion?: number;
  /** How GPUs of the host draw without a screen, such as /dev/dri/renderD128; missing: cannot be told. */
  readonly renderNodes?: readonly string[];
  /** Missing when the driver has no such thing. */
  readonly pools?: readonly PoolFacts[];
  readonly networks?: readonly NetworkFacts[];
  readonly bridges: readonly string[];
  readonly interfaces: readonly string[];
  readonly filters: readonly string[];
  readonly userNetworks: readonly ('passt' | 'slirp')[];
  readonly devices: readonly HostDeviceOption[];
  /** By `imageKey`: every image that the request names, the source's own included. */
  readonly images: Readonly<Record<string, ImageFacts>>;
  /** Of an appliance, what its description says. */
  readonly appliance?: Appliance;
  /** Of an install tree: what to start, by its .treeinfo or by where distributions put it. */
  readonly tree?: { readonly kernel?: string; readonly initramfs?: string; readonly failure?: Failure };
  /** The operating system chosen by a person, or recognised from the source. */
  readonly os?: OsFacts;
}

/** Names one image, or one file within an archive. */
export function imageKey(image: string, member?: string): string {
  return member === undefined ? image : `${image}\0${member}`;
}
