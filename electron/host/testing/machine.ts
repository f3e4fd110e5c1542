/** What a host consists of, in as few words as its record can be made from. Everything that is left out is usual. */
export interface Machine {
  /** What it stands for. */
  readonly about: string;
  readonly kernel: string;
  readonly cmdline: string;
  readonly pci: readonly PciPart[];
  /** How its IOMMU is named, and the ACPI table that tells of it; missing: there is a table at most. */
  readonly iommu?: { readonly units: readonly string[]; readonly remapping: boolean };
  readonly table?: 'DMAR' | 'IVRS';
  /** Texts by path, of the distribution and of whoever set it up. */
  readonly files: Readonly<Record<string, string>>;
  /** Bytes of efivars. */
  readonly efi?: Readonly<Record<string, Uint8Array>> | 'unreadable';
  readonly mounts: readonly Mount[];
  /** Kernel names below, by name: partitions need none. */
  readonly stacked?: Readonly<Record<string, { readonly over: readonly string[]; readonly mapper?: string }>>;
  /** Members of each Btrfs with more than one, by its UUID. */
  readonly btrfs?: Readonly<Record<string, readonly string[]>>;
  readonly swaps?: readonly string[];
  /** Interface of the default route. */
  readonly route?: string;
  readonly virtualNets?: Readonly<
    Record<string, { readonly over?: readonly string[]; readonly files?: readonly string[] }>
  >;
  /** The firmware's own framebuffer, such as `EFI VGA`; the others belong to cards. */
  readonly framebuffers?: readonly { readonly name: string; readonly at?: string }[];
  readonly mediated?: readonly {
    readonly uuid: string;
    readonly at: string;
    readonly type: string;
    readonly group: number;
  }[];
  /** Parameters of modules that are loaded. */
  readonly modules?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Of each node, or of the host where there is one. */
  readonly hugePages?: readonly Readonly<Record<'2048' | '1048576', number>>[];
  readonly free?: number;
}

export interface Mount {
  readonly target: string;
  readonly type: string;
  /** A path in /dev, or a data set of ZFS. */
  readonly source: string;
  /** major:minor; Btrfs and ZFS have their own. */
  readonly root?: string;
}

export interface PciPart {
  /** `01:00.0`, of domain 0000 where none is given. */
  readonly at: string;
  readonly class: number;
  /** `10de:2786`. */
  readonly ids: string;
  readonly subsystem?: string;
  readonly revision?: number;
  readonly driver?: string;
  /** Modules that say they can drive it; its driver's own where it is left out. */
  readonly modules?: readonly string[];
  readonly group?: number;
  readonly node?: number;
  /** More files of its folder; a name with nothing is there and is not read. */
  readonly files?: Readonly<Record<string, string>>;
  /** Names, and `boot_vga`. */
  readonly bootVga?: boolean;
  readonly rom?: boolean;
  /** `flr bus`; left out, the kernel hides the file. */
  readonly reset?: string;
  readonly power?: string;
  /** `16x16` of at most `16x16`: GT/s and lanes. */
  readonly link?: readonly [string, string];
  /** Of a port: whether its Access Control Services are on, as root would see. */
  readonly acs?: boolean;
  readonly below?: readonly PciPart[];
  readonly nets?: readonly NetPart[];
  readonly disks?: readonly DiskPart[];
  readonly drm?: DrmPart;
  readonly sound?: string;
  readonly usb?: readonly UsbBus[];
  readonly functions?: FunctionsPart;
  readonly slot?: string;
}

export interface NetPart {
  readonly name: string;
  readonly carrier?: boolean;
  readonly master?: string;
}

export interface DiskPart {
  readonly name: string;
  /** Between the PCI device and the disk, such as `ata1/host0/target0:0:0/0:0:0:0/block`. */
  readonly through: string;
  readonly partitions?: readonly string[];
  /** What udev found, by name of the disk or a partition. */
  readonly udev?: Readonly<Record<string, readonly string[]>>;
}

export interface DrmPart {
  readonly card: number;
  readonly render?: number;
  /** Whether a monitor is on it, by name. */
  readonly connectors?: Readonly<Record<string, boolean>>;
}

export interface UsbBus {
  readonly bus: number;
  readonly devices: readonly UsbPart[];
}

export interface UsbPart {
  /** `1-4.2`. */
  readonly port: string;
  readonly ids: string;
  readonly maker?: string;
  readonly name?: string;
  readonly class?: number;
  readonly speed?: number;
  /** Class and driver of each. */
  readonly interfaces: readonly (readonly [number, string | undefined])[];
  /** Event nodes, of its first interface. */
  readonly inputs?: readonly string[];
  readonly nets?: readonly NetPart[];
  readonly disks?: readonly DiskPart[];
}

/** Virtual functions of an SR-IOV device, each a device of the same folder level. */
export interface FunctionsPart {
  readonly total: number;
  readonly device: string;
  readonly made: readonly PciPart[];
}
