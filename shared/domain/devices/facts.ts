import type { PciAddress } from '../../contract/create/host-device.ts';

/**
 * Raw facts about the devices of one Linux host, as its files tell them. No verdicts here. What a file did not say,
 * or may not be read, is missing.
 */

/** Documentation/ABI/testing/sysfs-bus-pci and Documentation/PCI of the kernel. */
export interface PciFacts {
  readonly address: PciAddress;
  /** 24 bits: base class, subclass, programming interface. */
  readonly class: number;
  readonly vendor: number;
  readonly device: number;
  readonly subsystemVendor?: number;
  readonly subsystemDevice?: number;
  readonly revision?: number;
  /** By the host's own pci.ids. */
  readonly vendorName?: string;
  readonly deviceName?: string;
  readonly subsystemName?: string;
  readonly driver?: string;
  /** What may drive it alone; the kernel's word for none is missing here. */
  readonly driverOverride?: string;
  /** Modules that say they can drive it, by modules.alias of the running kernel. */
  readonly modules: readonly string[];
  /** Its driver is part of the kernel's image: it is there before any module. */
  readonly driverBuiltIn?: boolean;
  readonly iommuGroup?: number;
  /** Missing: one node, or the firmware did not say (-1). */
  readonly numaNode?: number;
  /** The firmware's messages came out of this one. Only display devices have it. */
  readonly bootVga?: boolean;
  readonly rom: boolean;
  /** Missing: a kernel older than 5.15. Empty: it cannot be reset. */
  readonly resetMethods?: readonly string[];
  /** D0, D3hot, D3cold, unknown. */
  readonly powerState?: string;
  readonly d3coldAllowed?: boolean;
  readonly link?: PciLink;
  /** The bridge or port above it; missing below a root bus. */
  readonly parent?: PciAddress;
  /** /sys/bus/pci/slots. */
  readonly physicalSlot?: string;
  /** Access Control Services of a port or a bridge are on, where its configuration space may be read. */
  readonly acs?: boolean;
  readonly sriov?: SriovFacts;
  /** Of a virtual function: the physical one. */
  readonly physicalFunction?: PciAddress;
  readonly nets: readonly string[];
  /** Whole disks below it: nvme0n1, sda. */
  readonly blocks: readonly string[];
  readonly displays: readonly DisplayFacts[];
  readonly usbBuses: readonly number[];
  /** Sound cards of ALSA: card0. */
  readonly sounds: readonly string[];
  readonly mediatedTypes: readonly MediatedTypeFacts[];
  readonly vgpu?: VendorVgpuFacts;
}

export interface PciLink {
  /** GT/s, such as 16. */
  readonly speed?: number;
  readonly width?: number;
  readonly maxSpeed?: number;
  readonly maxWidth?: number;
}

export interface SriovFacts {
  readonly total: number;
  readonly current: number;
  /** The host's driver takes new functions by itself. */
  readonly autoprobe?: boolean;
  /** Device id of a function. */
  readonly functionDevice?: number;
  readonly functions: readonly PciAddress[];
}

/** One node of /sys/class/drm. */
export interface DisplayFacts {
  /** card0. */
  readonly card: string;
  /** renderD128. */
  readonly render?: string;
  readonly connectors: readonly {
    readonly name: string;
    readonly connected: boolean;
    readonly enabled: boolean;
  }[];
}

/** Documentation/driver-api/vfio-mediated-device.rst of the kernel. */
export interface MediatedTypeFacts {
  readonly id: string;
  readonly name?: string;
  readonly description?: string;
  readonly available: number;
  readonly deviceApi: string;
}

/** Newer NVIDIA: a type for each function, in the function's own nvidia/ folder. */
export interface VendorVgpuFacts {
  readonly current: number;
  readonly creatable: readonly { readonly id: number; readonly name: string }[];
}

/** /sys/bus/mdev/devices. */
export interface MediatedFacts {
  readonly uuid: string;
  readonly parent: string;
  readonly type: string;
  readonly iommuGroup?: number;
}

/** /sys/bus/usb/devices; hubs of the kernel itself are left out. */
export interface UsbFacts {
  /** Bus and ports, such as 1-4.2: the same hole in the case every time. */
  readonly port: string;
  readonly bus: number;
  readonly device: number;
  readonly vendor: string;
  readonly product: string;
  readonly manufacturer?: string;
  readonly productName?: string;
  readonly serial?: string;
  /** bDeviceClass, or of its first interface where the device has none. */
  readonly class: number;
  readonly speed?: number;
  /** Drivers of its interfaces. */
  readonly drivers: readonly string[];
  readonly controller?: PciAddress;
  readonly blocks: readonly string[];
  readonly nets: readonly string[];
  readonly inputs: readonly string[];
}

/** A file system, a swap area or a volume that is in use, and the whole disks below it. */
export interface StorageUse {
  readonly what: 'mount' | 'swap';
  readonly target: string;
  readonly disks: readonly string[];
}

export interface NetUse {
  readonly name: string;
  /** A default route goes by it (/proc/net/route, ipv6_route). */
  readonly defaultRoute: boolean;
  /** The bridge, bond or team it is part of. */
  readonly master?: string;
  /** What is below it: the card of a VLAN, the ports of a bridge or a bond. */
  readonly over?: readonly string[];
  readonly up: boolean;
  readonly carrier: boolean;
  /** Physical, with a device below it. */
  readonly address?: PciAddress;
}

/** /proc/fb, /sys/class/graphics: who draws the text console. */
export interface FramebufferFacts {
  readonly name: string;
  /** Missing: the firmware's own (efifb, simpledrm). */
  readonly address?: PciAddress;
}

export type BootLoader = 'grub' | 'grubby' | 'systemd-boot' | 'kernelstub' | 'rpm-ostree' | 'unknown';
export type InitramfsTool = 'initramfs-tools' | 'dracut' | 'mkinitcpio' | 'booster' | 'none' | 'unknown';

export interface BootFacts {
  /** /proc/cmdline, word by word. */
  readonly arguments: readonly string[];
  readonly efi: boolean;
  readonly secureBoot?: boolean;
  /** /sys/kernel/security/lockdown: none, integrity, confidentiality. */
  readonly lockdown?: string;
  readonly loader: BootLoader;
  /** Files and programs by which the two were told, for the person. */
  readonly loaderSeen: readonly string[];
  readonly initramfs: InitramfsTool;
  readonly kernel: string;
  /** Free bytes on the file system of /boot; not known of a copied tree. */
  readonly bootFree?: number;
}

export interface VfioFacts {
  /** vfio_pci among the running kernel's modules, loaded, part of the kernel, or none of it. */
  readonly vfioPci: 'loaded' | 'built-in' | 'available' | 'absent';
  readonly unsafeInterrupts?: boolean;
  /** ids= of vfio-pci. */
  readonly ids: readonly string[];
}

export interface IommuDetail {
  readonly units: readonly string[];
  readonly groups: ReadonlyMap<number, readonly PciAddress[]>;
  /** The firmware describes one: DMAR, IVRS or IORT among the ACPI tables. */
  readonly table?: 'DMAR' | 'IVRS' | 'IORT';
  /** Interrupts are remapped: their chips are named IR- in /proc/interrupts. */
  readonly interruptRemapping?: boolean;
}

export interface HugePagesFacts {
  /** Bytes: 2 MiB or 1 GiB on x86. */
  readonly size: number;
  /** Missing: of the whole host. */
  readonly node?: number;
  readonly total: number;
  readonly free: number;
}

export interface KvmParameters {
  /** kvm, kvm_intel, kvm_amd. */
  readonly module: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly loaded: boolean;
}

/** Everything that verdicts on devices stand on; of this computer, of one over ssh, or of a copied tree. */
export interface DeviceFacts {
  readonly pci: readonly PciFacts[];
  readonly mediated: readonly MediatedFacts[];
  readonly usb: readonly UsbFacts[];
  readonly storage: readonly StorageUse[];
  readonly nets: readonly NetUse[];
  readonly framebuffers: readonly FramebufferFacts[];
  readonly iommu: IommuDetail;
  readonly vfio: VfioFacts;
  readonly boot: BootFacts;
  readonly hugePages: readonly HugePagesFacts[];
  readonly kvm: readonly KvmParameters[];
}
