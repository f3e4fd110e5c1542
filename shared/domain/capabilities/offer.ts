import type { Capabilities } from '../../libvirt-xml/documents/capabilities.ts';
import { choicesFor, type DomainCapabilities } from '../../libvirt-xml/documents/domain-capabilities.ts';

/** What a connection can make full virtual machines of, for one architecture. */
export interface Hypervisor {
  readonly arch: string;
  /** libvirt's domain types: kvm, qemu, test … */
  readonly types: readonly string[];
  readonly machines: readonly string[];
  readonly emulator?: string;
}

/** What one machine of it is able to have. */
export interface Offer {
  readonly type: string;
  readonly arch: string;
  readonly machine?: string;
  readonly maxVcpus?: number;
  /** libvirt chooses UEFI firmware by itself. */
  readonly uefi: boolean;
  readonly cpuModes: readonly string[];
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

/** The virtual machines of the host's own architecture, else of the first one offered. */
export function hypervisorOf(capabilities: Capabilities): Hypervisor | undefined {
  const guests = capabilities.guests.items.filter(guest => guest.osType === 'hvm');
  const guest = guests.find(({ arch }) => arch === capabilities.hostArch) ?? guests[0];
  if (!guest || !isText(guest.arch)) return undefined;
  const machines = guest.machines.items.flatMap(({ name }) => (isText(name) ? [name] : []));
  return {
    arch: guest.arch,
    types: guest.domainTypes.items.flatMap(({ type }) => (isText(type) ? [type] : [])),
    machines,
    ...(isText(guest.emulator) && { emulator: guest.emulator }),
  };
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
  return {
    type: capabilities.domainType ?? 'qemu',
    arch: capabilities.arch ?? hypervisor.arch,
    ...(machine !== undefined && { machine }),
    ...(typeof capabilities.maxVcpus === 'number' && { maxVcpus: capabilities.maxVcpus }),
    uefi: os.supported === true && choicesFor(os, 'firmware').includes('efi'),
    cpuModes: cpuModes.items.flatMap(({ name, supported }) =>
      supported === true && isText(name) ? [name] : [],
    ),
    diskBuses: choicesFor(devices.disk, 'bus'),
    videoModels: choicesFor(devices.video, 'modelType'),
    graphics: choicesFor(devices.graphics, 'type'),
    rngBackends: devices.rng.supported === true ? choicesFor(devices.rng, 'backendModel') : [],
    channels: choicesFor(devices.channel, 'type'),
    emulatedTpm:
      devices.tpm.supported === true && choicesFor(devices.tpm, 'backendModel').includes('emulator'),
    hyperv: choicesFor(features.hyperv, 'features'),
  };
}

/** For drivers that have no domain capabilities, such as libvirt's own test driver: only what all accept. */
export function plainOffer(hypervisor: Hypervisor): Offer {
  return {
    type: hypervisor.types[0] ?? 'qemu',
    arch: hypervisor.arch,
    uefi: false,
    cpuModes: [],
    diskBuses: ['virtio', 'ide'],
    videoModels: ['vga'],
    graphics: ['vnc'],
    rngBackends: [],
    channels: [],
    emulatedTpm: false,
    hyperv: [],
  };
}
