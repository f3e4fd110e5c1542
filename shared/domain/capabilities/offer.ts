import type { Capabilities } from '../../libvirt-xml/documents/capabilities.ts';
import { choicesFor, type DomainCapabilities } from '../../libvirt-xml/documents/domain-capabilities.ts';
import { usualModels } from './usual-models.ts';

/** What a connection can make full virtual machines of, for one architecture. */
export interface Hypervisor {
  readonly arch: string;
  /** libvirt's domain types: kvm, qemu, test … */
  readonly types: readonly string[];
  readonly machines: readonly string[];
  readonly emulator?: string;
}

/** A CPU that a guest can be given by name. */
export interface CpuModel {
  readonly name: string;
  /** The host can run it; libvirt does not know it for every architecture, and then nothing speaks against it. */
  readonly usable: boolean;
  readonly vendor?: string;
}

/** What one machine of it is able to have. */
export interface Offer {
  readonly type: string;
  readonly arch: string;
  readonly machine?: string;
  readonly maxVcpus?: number;
  /** libvirt chooses UEFI firmware by itself. */
  readonly uefi: boolean;
  /** Its firmware comes in a build that starts signed systems only. */
  readonly secureBoot: boolean;
  readonly cpuModes: readonly string[];
  /** Those whose CPU can be kept to what moves to another host. */
  readonly migratableModes: readonly string[];
  /** Of mode `custom`. */
  readonly cpuModels: readonly CpuModel[];
  /** What mode `host-model` stands for. */
  readonly hostModel?: string;
  /** Where memory may come from: file, anonymous, memfd. */
  readonly memorySources: readonly string[];
  readonly nicModels: readonly string[];
  /** Of the user-mode network: default (slirp), passt; empty where libvirt does not say. */
  readonly netBackends: readonly string[];
  readonly soundModels: readonly string[];
  /** virtiofs; path and handle, which are 9p. */
  readonly filesystemDrivers: readonly string[];
  /** Kinds of host devices that a guest can be given: usb, pci, scsi, mdev. */
  readonly hostDevices: readonly string[];
  /** How the host gives PCI devices away: vfio; empty where its IOMMU is off. */
  readonly pciBackends: readonly string[];
  /** The GPU of the host can draw for a guest (virgl), as far as QEMU is concerned. */
  readonly accelerated3d: boolean;
  readonly diskBuses: readonly string[];
  readonly videoModels: readonly string[];
  readonly graphics: readonly string[];
  readonly rngBackends: readonly string[];
  readonly channels: readonly string[];
  /** swtpm is there. */
  readonly emulatedTpm: boolean;
  readonly hyperv: readonly string[];
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** Of what it can make full virtual machines, one for each architecture: the host's own first. */
export function hypervisorsOf(capabilities: Capabilities): Hypervisor[] {
  const guests = capabilities.guests.items.filter(guest => guest.osType === 'hvm');
  const own = guests.filter(({ arch }) => arch === capabilities.hostArch);
  return [...own, ...guests.filter(guest => !own.includes(guest))].flatMap(guest => {
    if (!isText(guest.arch)) return [];
    const machines = guest.machines.items.flatMap(({ name }) => (isText(name) ? [name] : []));
    return {
      arch: guest.arch,
      types: guest.domainTypes.items.flatMap(({ type }) => (isText(type) ? [type] : [])),
      machines,
      ...(isText(guest.emulator) && { emulator: guest.emulator }),
    };
  });
}

/** vmx or svm among the features of a host CPU, all of them written out (virConnectBaselineCPU). */
export function cpuFeatureOf(
  arch: string | undefined,
  features: readonly string[] | undefined,
): 'vmx' | 'svm' | 'none' | 'not-x86' | undefined {
  if (arch !== undefined && arch !== 'x86_64' && arch !== 'i686') return 'not-x86';
  if (!features) return undefined;
  return features.includes('vmx') ? 'vmx' : features.includes('svm') ? 'svm' : 'none';
}

const preferredMachines: Readonly<Record<string, readonly string[]>> = {
  x86_64: ['q35', 'pc'],
  i686: ['q35', 'pc'],
  aarch64: ['virt'],
  armv7l: ['virt'],
  riscv64: ['virt'],
  loongarch64: ['virt'],
  ppc64le: ['pseries'],
  ppc64: ['pseries'],
  s390x: ['s390-ccw-virtio'],
};

/** The machine to build: the modern one where it is offered, else the hypervisor's own first choice. */
export function preferredMachine({ arch, machines }: Hypervisor): string | undefined {
  return (preferredMachines[arch] ?? []).find(name => machines.includes(name)) ?? machines[0];
}

export function offerOf(capabilities: DomainCapabilities, hypervisor: Hypervisor, machine?: string): Offer {
  const { devices, os, cpuModes, features } = capabilities;
  const uefi = os.supported === true && choicesFor(os, 'firmware').includes('efi');
  const usual = usualModels(capabilities.arch ?? hypervisor.arch, machine);
  const hostModel = cpuModes.items.find(({ name }) => name === 'host-model')?.models.items[0]?.name;
  const graphics = choicesFor(devices.graphics, 'type');
  const videoModels = choicesFor(devices.video, 'modelType');
  return {
    type: capabilities.domainType ?? 'qemu',
    arch: capabilities.arch ?? hypervisor.arch,
    ...(machine !== undefined && { machine }),
    ...(typeof capabilities.maxVcpus === 'number' && { maxVcpus: capabilities.maxVcpus }),
    uefi,
    secureBoot: uefi && choicesFor(os.loader, 'secure').includes('yes'),
    cpuModes: cpuModes.items.flatMap(({ name, supported }) =>
      supported === true && isText(name) ? [name] : [],
    ),
    migratableModes: migratableModesOf(capabilities),
    cpuModels: cpuModelsOf(capabilities),
    ...(isText(hostModel) && { hostModel }),
    memorySources: choicesFor(capabilities.memoryBacking, 'sourceType'),
    nicModels: usual.nics,
    netBackends: choicesFor(devices.interface, 'backendType'),
    soundModels: usual.sounds,
    filesystemDrivers:
      devices.filesystem.supported === true ? choicesFor(devices.filesystem, 'driverType') : [],
    hostDevices: choicesFor(devices.hostdev, 'subsysType'),
    pciBackends: choicesFor(devices.hostdev, 'pciBackend'),
    accelerated3d: videoModels.includes('virtio') && graphics.includes('egl-headless'),
    diskBuses: choicesFor(devices.disk, 'bus'),
    videoModels,
    graphics,
    rngBackends: devices.rng.supported === true ? choicesFor(devices.rng, 'backendModel') : [],
    channels: choicesFor(devices.channel, 'type'),
    emulatedTpm:
      devices.tpm.supported === true && choicesFor(devices.tpm, 'backendModel').includes('emulator'),
    hyperv: choicesFor(features.hyperv, 'features'),
  };
}

/** libvirt lists `on` and `off` under a name for each mode; of ARM’s own CPU only `off`. */
function migratableModesOf({ cpuModes }: DomainCapabilities): string[] {
  const names = { 'host-passthrough': 'hostPassthroughMigratable', maximum: 'maximumMigratable' };
  return Object.entries(names).flatMap(([mode, list]) => {
    const found = cpuModes.items.find(({ name, supported }) => name === mode && supported === true);
    return found && choicesFor(found, list).includes('on') ? [mode] : [];
  });
}

function cpuModelsOf({ cpuModes }: DomainCapabilities): CpuModel[] {
  const custom = cpuModes.items.find(({ name, supported }) => name === 'custom' && supported === true);
  return (custom?.models.items ?? []).flatMap(({ name, usable, vendor }) =>
    isText(name)
      ? [{ name, usable: usable !== 'no', ...(isText(vendor) && vendor !== 'unknown' && { vendor }) }]
      : [],
  );
}

/** For drivers that have no domain capabilities, such as libvirt's own test driver: only what all accept. */
export function plainOffer(hypervisor: Hypervisor): Offer {
  return {
    type: hypervisor.types[0] ?? 'qemu',
    arch: hypervisor.arch,
    uefi: false,
    secureBoot: false,
    cpuModes: [],
    migratableModes: [],
    cpuModels: [],
    memorySources: [],
    nicModels: ['virtio', 'e1000', 'rtl8139'],
    netBackends: [],
    soundModels: [],
    filesystemDrivers: [],
    hostDevices: [],
    pciBackends: [],
    accelerated3d: false,
    diskBuses: ['virtio', 'ide'],
    videoModels: ['vga'],
    graphics: ['vnc'],
    rngBackends: [],
    channels: [],
    emulatedTpm: false,
    hyperv: [],
  };
}
