import type { CreateFacts, ImageFacts, OsFacts } from '../facts.ts';
import type { Offer } from '../../capabilities/offer.ts';
import type { Appliance } from '../../appliance/appliance.ts';
import { GiB, MiB } from '../../units.ts';
import type { Answers } from './plans.ts';
import { image, iso, onTheWeb, windows11 } from './plans.ts';

/** One guest of the matrix. */
export interface Case {
  readonly name: string;
  readonly offer: Offer;
  readonly answers: Answers;
  readonly facts: Partial<CreateFacts>;
}

const ISO = '/var/lib/libvirt/images/matrix.iso';
const DISK = '/var/lib/libvirt/images/matrix.qcow2';
const VMDK = '/srv/matrix.vmdk';
const WEB_ISO = 'https://example.org/matrix.iso';
const CLOUD = 'https://example.org/matrix-cloud.qcow2';
const DRIVERS = 'https://example.org/virtio-win.iso';
const KERNEL = '/srv/vmlinuz';
const TREE = 'https://example.org/tree/';
const OVA = '/srv/matrix.ova';

const appliance: Appliance = {
  name: 'matrix',
  description: 'Made elsewhere',
  vcpus: 2,
  memory: GiB,
  disks: [
    { path: OVA, member: 'matrix-disk1.vmdk', format: 'vmdk', capacity: 8 * GiB, controller: 'scsi' },
    { path: OVA, member: 'matrix-disk2.vmdk', format: 'vmdk', capacity: GiB, controller: 'sata' },
  ],
  cdroms: 1,
  nics: [{ network: 'VM Network', mac: '52:54:00:12:34:56', model: 'e1000' }],
  lost: [{ what: 'a sound card', why: 'it is of another make' }],
};

const onWeb = (url: string, facts: Partial<ImageFacts> = {}) => onTheWeb(url, facts);
export const images: CreateFacts['images'] = {
  [ISO]: { ...iso, pool: 'default' },
  [WEB_ISO]: onWeb(WEB_ISO, { ...iso }),
  [DRIVERS]: onWeb(DRIVERS, { ...iso }),
  [DISK]: { ...image, pool: 'default' },
  [VMDK]: { ...image, format: 'vmdk' },
  [CLOUD]: onWeb(CLOUD),
  [KERNEL]: { format: 'raw', size: 8 * MiB, copyable: true, usedBy: [] },
  [`${OVA}\0matrix-disk1.vmdk`]: { ...image, format: 'vmdk', virtualSize: 8 * GiB },
  [`${OVA}\0matrix-disk2.vmdk`]: { ...image, format: 'vmdk', virtualSize: GiB },
};

export const systems: Readonly<Record<string, OsFacts | undefined>> = {
  unknown: undefined,
  linux: {
    id: 'http://debian.org/debian/12',
    label: 'Debian 12',
    family: 'linux',
    memory: GiB,
    storage: 10 * GiB,
  },
  'windows 11': windows11,
  old: { id: 'http://microsoft.com/win/xp', label: 'Windows XP', family: 'winnt', lacksVirtio: true },
  'uefi only': { id: 'http://example.org/next', label: 'Next', family: 'linux', needsUefi: true },
};

const cloudInit: Answers['cloudInit'] = {
  users: [{ name: 'ann', passwordHash: '$6$salt$hash', admin: true, sshKeys: ['ssh-ed25519 AAAA ann'] }],
  packages: ['vim'],
  network: [{ addresses: ['192.0.2.10/24'], gateway: '192.0.2.1', nameservers: ['192.0.2.1'] }],
};

type Start = readonly [answers: Answers, facts?: Partial<CreateFacts>];

/** Every way of starting. */
export const sources: Readonly<Record<string, Start>> = {
  iso: [{ source: { kind: 'iso', image: ISO } }],
  'iso from the web': [{ source: { kind: 'iso', image: WEB_ISO } }],
  'cloud image': [{ source: { kind: 'cloud-image', image: CLOUD }, cloudInit }],
  'cloud image copied': [{ source: { kind: 'cloud-image', image: CLOUD, how: 'copy' }, cloudInit }],
  'cloud image of a pool': [{ source: { kind: 'cloud-image', image: DISK } }],
  'disk used': [{ source: { kind: 'disk-image', image: DISK, how: 'use' } }],
  'disk copied': [{ source: { kind: 'disk-image', image: DISK, how: 'copy' } }],
  'disk converted': [{ source: { kind: 'disk-image', image: VMDK, how: 'convert' } }],
  'disk as a base': [{ source: { kind: 'disk-image', image: DISK, how: 'overlay' } }],
  appliance: [{ source: { kind: 'appliance', path: OVA } }, { appliance }],
  'network boot': [{ source: { kind: 'network-boot' } }],
  'install tree': [
    { source: { kind: 'install-tree', url: TREE } },
    { tree: { kernel: `${TREE}images/pxeboot/vmlinuz`, initramfs: `${TREE}images/pxeboot/initrd.img` } },
  ],
  kernel: [
    {
      source: {
        kind: 'kernel',
        kernel: KERNEL,
        initramfs: KERNEL,
        commandLine: 'console=ttyS0 root=/dev/vda',
      },
    },
  ],
  none: [{ source: { kind: 'none' } }],
};

/** What an expert may ask for beside the defaults, on PCs. */
export const pcOptions: Readonly<Record<string, Answers>> = {
  'no disk': { disks: [] },
  'two disks and a drive': { disks: [{}, { size: GiB, bus: 'scsi' }, { device: 'cdrom' }] },
  'every bus': {
    disks: [{}, { bus: 'scsi' }, { bus: 'sata' }, { bus: 'usb' }, { device: 'cdrom', bus: 'sata' }],
  },
  'thirty disks': { disks: Array.from({ length: 30 }, () => ({ size: 4 * GiB })) },
  'disk tuned': {
    disks: [
      {
        cache: 'none',
        io: 'native',
        discard: 'unmap',
        detectZeroes: 'unmap',
        ioThread: true,
        queues: 4,
        serial: 'ABC123',
        limits: { readBytes: 10_000_000, writeBytes: 5_000_000, totalOperations: 500 },
      },
    ],
  },
  io_uring: { disks: [{ io: 'io_uring', cache: 'none' }] },
  'scsi tuned': { disks: [{ bus: 'scsi', queues: 4, ioThread: true }] },
  'shared disk': { disks: [{}, { shareable: true }] },
  'read-only disk': { disks: [{}, { image: DISK, readOnly: true }] },
  'raw, allocated': { disks: [{ format: 'raw', preallocation: 'full' }] },
  'metadata allocated': { disks: [{ preallocation: 'metadata' }] },
  'layer for a second disk': { disks: [{}, { image: CLOUD, how: 'overlay' }] },
  'medium from the web': { disks: [{}, { device: 'cdrom', image: WEB_ISO }] },
  'boots from the second': { disks: [{}, { bootOrder: 1 }] },
  'devices for disks': { pool: 'fast' },
  labelled: { title: 'The web & its <server>', description: 'a\nb', group: 'lab', tags: ['one', 'two'] },
  'three network cards': { nics: [{}, { model: 'e1000e' }, { target: { to: 'user' } }] },
  'no network': { nics: [] },
  'many CPUs': { vcpus: 16 },
  'CPUs to plug in': { vcpus: 2, cpu: { maximum: 8 } },
  'shaped CPUs': { vcpus: 8, cpu: { topology: { sockets: 2, dies: 1, cores: 2, threads: 2 } } },
  'pinned CPUs': {
    vcpus: 2,
    cpu: {
      pins: [
        { vcpu: 0, cpus: [0] },
        { vcpu: 1, cpus: [1] },
      ],
      emulatorPins: [0, 1],
    },
  },
  'named CPU': { cpu: { mode: 'custom', model: 'qemu64' } },
  'host model': { cpu: { mode: 'host-model' } },
  'memory to grow': { memory: GiB, memoryLayout: { maximum: 2 * GiB } },
  'no balloon': { memoryLayout: { balloon: false } },
  'shared memory': { memoryLayout: { shared: true } },
  'locked memory': { memoryLayout: { locked: true } },
  'two cells': {
    vcpus: 2,
    memory: 2 * GiB,
    memoryLayout: {
      cells: [
        { vcpus: [0], memory: GiB },
        { vcpus: [1], memory: GiB },
      ],
    },
  },
  spice: { screen: { protocols: ['spice'], video: 'qxl', clipboard: true, sound: 'ich9' } },
  'no screen': { screen: { protocols: [], video: 'none', sound: 'none' } },
  'both screens': { screen: { protocols: ['vnc', 'spice'] } },
  'two heads': { screen: { heads: 2 } },
  'every extra': {
    extras: { rng: true, tpm: true, watchdog: 'reset', vsock: true, serials: 3, agent: true, panic: true },
  },
  'no extra': {
    extras: {
      rng: false,
      tpm: false,
      watchdog: 'none',
      vsock: false,
      serials: 0,
      agent: false,
      panic: false,
    },
  },
  'not started': { start: false, autostart: true },
};

export const windowsOptions: Readonly<Record<string, Answers>> = {
  'by hand': {},
  'with drivers as a CD-ROM': { disks: [{}, { device: 'cdrom', image: DRIVERS }] },
  unattended: { unattended: { user: 'ann', password: 'secret', drivers: DRIVERS } },
  'unattended without drivers': { unattended: { user: 'ann', password: 'secret' } },
};

/** All cases for the machines that a host makes: the first of them gets every option. */
export function matrix(machines: readonly Offer[]): Case[] {
  const [pc] = machines;
  const label = ({ arch, machine, type }: Offer) => `${arch} ${machine ?? ''} ${type}`;
  const make = (offer: Offer, name: string, answers: Answers, facts: Partial<CreateFacts> = {}): Case => ({
    name: `${label(offer)}: ${name}`,
    offer,
    answers: { arch: offer.arch, machine: offer.machine, ...answers },
    facts: { images, ...facts },
  });
  const everySource = machines.flatMap(offer =>
    Object.entries(sources).map(([source, [answers, facts]]) => make(offer, source, answers, facts)),
  );
  const everyFirmware = machines.flatMap(offer => [
    ...(offer.uefi ? [make(offer, 'uefi', { firmware: 'uefi' })] : []),
    ...(offer.secureBoot ? [make(offer, 'secure boot', { firmware: 'uefi', secureBoot: true })] : []),
  ]);
  if (!pc) return everySource;
  const everySystem = Object.entries(systems).flatMap(([system, os]) =>
    (['bios', 'uefi', 'secure'] as const).flatMap(firmware =>
      ['iso', 'cloud image', 'disk copied', 'network boot', 'none'].map(source => {
        const [answers, facts] = sources[source] ?? [{}];
        return make(
          pc,
          `${system}, ${firmware}, ${source}`,
          { ...answers, firmware: firmware === 'bios' ? 'bios' : 'uefi', secureBoot: firmware === 'secure' },
          { ...facts, ...(os && { os }) },
        );
      }),
    ),
  );
  const linux = systems['linux'];
  const everyOption = Object.entries(pcOptions).flatMap(([option, answers]) =>
    (answers.disks?.length === 0 ? ['iso'] : ['iso', 'cloud image']).map(source =>
      make(pc, `${option}, ${source}`, { ...sources[source]?.[0], ...answers }, linux ? { os: linux } : {}),
    ),
  );
  const everyWindows = Object.entries(windowsOptions).map(([option, answers]) =>
    make(pc, `Windows ${option}`, { ...sources['iso']?.[0], ...answers }, { os: windows11 }),
  );
  return [...everySource, ...everyFirmware, ...everySystem, ...everyOption, ...everyWindows];
}
