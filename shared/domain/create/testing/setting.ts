import type { z } from 'zod';
import { createRequestSchema } from '../../../contract/create/request.ts';
import type { HostTopology } from '../../../contract/topology.ts';
import type { Offer } from '../../capabilities/offer.ts';
import { newDomainDocument } from '../../../libvirt-xml/domain/new-domain.ts';
import { GiB, MiB } from '../../units.ts';
import type { CreateFacts, OsFacts } from '../facts.ts';
import type { Setting, Topic } from '../topic.ts';

/** A server of two sockets with a NUMA node, four cores and eight threads each, as Intel numbers them. */
export const topology: HostTopology = {
  cpus: Array.from({ length: 16 }, (_, id) => ({
    id,
    package: id % 2,
    die: 0,
    core: Math.floor((id % 8) / 2),
    node: id % 2,
    online: true,
  })),
  caches: [],
  nodes: [0, 1].map(id => ({
    id,
    memory: 32 * GiB,
    free: 20 * GiB,
    hugePages: [
      { size: 2 * MiB, total: 1024, free: 1024 },
      { size: GiB, total: 0, free: 0 },
    ],
  })),
  pinned: {},
};

export const kvmOffer: Offer = {
  type: 'kvm',
  arch: 'x86_64',
  machine: 'q35',
  maxVcpus: 288,
  uefi: true,
  secureBoot: true,
  cpuModes: ['host-passthrough', 'maximum', 'host-model', 'custom'],
  migratableModes: ['host-passthrough', 'maximum'],
  cpuModels: [
    { name: 'Skylake-Server', usable: true, vendor: 'Intel' },
    { name: 'Icelake-Server', usable: false, vendor: 'Intel' },
  ],
  hostModel: 'Skylake-Server',
  memorySources: ['file', 'anonymous', 'memfd'],
  nicModels: ['virtio', 'e1000e', 'e1000', 'rtl8139'],
  netBackends: ['default', 'passt'],
  soundModels: ['ich9', 'ich6', 'ac97', 'usb'],
  filesystemDrivers: ['path', 'handle', 'virtiofs'],
  hostDevices: ['usb', 'pci', 'scsi', 'mdev'],
  pciBackends: ['vfio'],
  accelerated3d: true,
  diskBuses: ['fdc', 'scsi', 'virtio', 'usb', 'sata'],
  videoModels: ['vga', 'cirrus', 'qxl', 'virtio', 'none', 'bochs', 'ramfb'],
  graphics: ['vnc', 'spice', 'egl-headless'],
  rngBackends: ['random', 'builtin'],
  channels: ['pty', 'unix', 'spicevmc'],
  emulatedTpm: true,
  hyperv: [],
};

export const tcgOffer: Offer = { ...kvmOffer, type: 'qemu', cpuModes: ['maximum', 'host-model', 'custom'] };

export const windows: OsFacts = { id: 'http://microsoft.com/win/11', label: 'Windows 11', family: 'winnt' };

const facts: CreateFacts = {
  host: 'attic',
  driver: 'QEMU',
  local: true,
  session: false,
  guestNames: [],
  acceleration: { kind: 'kvm', why: '/dev/kvm opens and the CPU has VT-x' },
  hostArch: 'x86_64',
  cpus: 16,
  memory: 64 * GiB,
  freeMemory: 40 * GiB,
  topology,
  memoryVirtualization: { paging: 'ept', nested: true, vendor: 'intel' },
  libvirtVersion: 10_001_000,
  renderNodes: ['/dev/dri/renderD128'],
  pools: [],
  networks: [{ name: 'default', active: true, label: 'default (NAT)', mode: 'nat' }],
  bridges: ['br0'],
  interfaces: ['eth0'],
  filters: ['clean-traffic'],
  userNetworks: ['passt', 'slirp'],
  devices: [],
  images: {},
};

type Answers = Partial<z.input<typeof createRequestSchema>>;

/** The setting of a request on a well-equipped host, with what a test wants to be different. */
export function settingFor(
  answers: Answers = {},
  changed: Partial<CreateFacts> = {},
  offer: Offer = kvmOffer,
): Setting {
  const request = createRequestSchema.parse({
    connection: 'attic',
    name: 'web',
    source: { kind: 'none' },
    ...answers,
  });
  const all = { ...facts, ...changed };
  return { request, facts: all, offer, os: all.os };
}

/** A part as the plan would have it: decided, judged and written into a document of its own. */
export function partOf<T, Earlier>(topic: Topic<T, Earlier>, setting: Setting, earlier: Earlier) {
  const decided = topic.decide(setting, earlier);
  const { document, domain } = newDomainDocument({ type: setting.offer.type, name: setting.request.name });
  topic.write(domain, decided.value, setting, earlier);
  return {
    ...decided,
    problems: topic.problems(decided.value, setting, earlier),
    warnings: topic.warnings(decided.value, setting, earlier),
    summary: topic.summary(decided, setting, earlier),
    domain,
    xml: document.toString(),
  };
}
