import type { CreateOptions } from '#shared/contract/create/options.ts';
import type { CreatePlan } from '#shared/contract/create/plan.ts';
import type { CreateRequest } from '#shared/contract/create/request.ts';
import type { MemoryVirtualization } from '#shared/contract/topology.ts';
import { imageKey, type CreateFacts, type ImageFacts } from '#shared/domain/create/facts.ts';
import { planGuest } from '#shared/domain/create/plan.ts';
import { GiB, MiB } from '#shared/domain/units.ts';
import { inventedDevices } from './invent-devices.ts';
import { machineOf, offers } from './invent-offer.ts';
import { hostShapes, inventTopology } from './invent-topology.ts';

/** A host that guests are planned for. */
export interface InventedHost {
  shape: keyof typeof hostShapes;
  kvm?: boolean;
  memoryVirtualization?: MemoryVirtualization;
}

const debian = {
  id: 'http://debian.org/debian/12',
  label: 'Debian 12',
  family: 'linux',
  memory: 2 * GiB,
  vcpus: 2,
  storage: 20 * GiB,
};
const pools = [
  { name: 'default', active: true, type: 'dir', path: '/var/lib/libvirt/images', free: 212 * GiB },
  { name: 'fast', active: true, type: 'logical', path: '/dev/fast', free: 900 * GiB },
  { name: 'archive', active: false, type: 'netfs', path: '/srv/archive', free: 0 },
];
const networks = [
  { name: 'default', active: true, mode: 'nat', label: 'NAT, 192.168.122.1' },
  { name: 'lab', active: false, mode: 'isolated', label: 'isolated' },
  { name: 'functions', active: true, mode: 'hostdev', label: 'virtual functions of eno2' },
];
const folder = '/var/lib/libvirt/images';
const images = [
  { path: `${folder}/debian-12.iso`, name: 'debian-12.iso', pool: 'default', format: 'iso', size: 660 * MiB },
  { path: `${folder}/old-db.qcow2`, name: 'old-db.qcow2', pool: 'default', format: 'qcow2', size: 9 * GiB },
];
const ept: MemoryVirtualization = {
  paging: 'ept',
  nested: true,
  where: '/sys/module/kvm_intel/parameters/ept',
  vendor: 'intel',
};

function hostOf({ shape, kvm = true, memoryVirtualization = ept }: InventedHost) {
  const topology = inventTopology(hostShapes[shape]);
  const memory = topology.nodes.reduce((sum, node) => sum + (node.memory ?? 0), 0);
  const freeMemory = topology.nodes.reduce((sum, node) => sum + (node.free ?? 0), 0);
  return { topology, memory, freeMemory, kvm, memoryVirtualization, cpus: topology.cpus.length };
}

export function inventOptions(invented: InventedHost): CreateOptions {
  return {
    suggestedName: 'guest-1',
    groups: ['Lab', 'Work'],
    tags: ['daily', 'gpu'],
    pools,
    networks,
    bridges: ['br0'],
    interfaces: [{ name: 'eno1', label: 'eno1, 1 Gbit/s' }],
    filters: ['clean-traffic', 'no-mac-spoofing'],
    userNetworks: ['passt', 'slirp'],
    host: { ...hostOf(invented), arch: 'x86_64' },
    architectures: [
      { arch: 'x86_64', emulated: false, machines: ['q35', 'pc'] },
      { arch: 'aarch64', emulated: true, machines: ['virt'] },
    ],
    machine: machineOf(invented.kvm === false ? offers.tcg : offers.kvm),
    images,
    sshKeys: [{ file: 'id_ed25519.pub', key: 'ssh-ed25519 AAAAC3Nza sam@desk', comment: 'sam@desk' }],
    devices: [...inventedDevices],
    browsable: true,
  };
}

/** By the planner itself, over facts of the invented host. */
export function inventCreatePlan(invented: InventedHost, request: CreateRequest): CreatePlan {
  const { kvm, ...host } = hostOf(invented);
  const facts: CreateFacts = {
    ...host,
    host: 'this computer',
    driver: 'QEMU',
    local: true,
    session: false,
    guestNames: ['dev-fedora', 'router'],
    offers,
    acceleration: kvm
      ? { kind: 'kvm', why: 'this computer’s CPU runs it directly' }
      : {
          kind: 'tcg',
          why: 'the CPU shows neither VT-x (vmx) nor AMD-V (svm), so KVM cannot run guests here',
        },
    hostArch: 'x86_64',
    libvirtVersion: 10_010_000,
    renderNodes: ['/dev/dri/renderD128'],
    pools: pools.map(pool => ({ ...pool, volumes: [] })),
    networks,
    bridges: ['br0'],
    interfaces: ['eno1'],
    filters: ['clean-traffic', 'no-mac-spoofing'],
    userNetworks: ['passt', 'slirp'],
    devices: inventedDevices,
    images: imagesOf(request),
    os: debian,
  };
  return planGuest(request, facts).plan;
}

/** Whatever a request names is there: a medium where it says iso, else a disk of 20 GiB. */
function imagesOf({ source, disks = [] }: CreateRequest): CreateFacts['images'] {
  const named = [
    ...('image' in source ? [[source.image, undefined] as const] : []),
    ...disks.map(({ image, member }) => [image, member] as const),
  ];
  return Object.fromEntries(
    named.flatMap(([image, member]) => (image ? [[imageKey(image, member), factsOf(image)]] : [])),
  );
}

function factsOf(image: string): ImageFacts {
  const iso = image.endsWith('.iso');
  const size = iso ? 660 * MiB : 9 * GiB;
  return {
    format: iso ? 'iso' : 'qcow2',
    size,
    virtualSize: iso ? size : 20 * GiB,
    os: debian,
    pool: 'default',
    copyable: true,
    usedBy: [],
  };
}
