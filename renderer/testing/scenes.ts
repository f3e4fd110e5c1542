import type { Connection } from '#shared/contract/connections.ts';
import type { DocumentIssue } from '#shared/contract/documents.ts';
import type { Failure } from '#shared/contract/failure.ts';
import type { Guest, GuestAction } from '#shared/contract/guests.ts';
import type { HistoryEntry } from '#shared/contract/history.ts';
import type { Job } from '#shared/contract/jobs.ts';
import type { MediatedState } from '#shared/contract/mediated.ts';
import type { BlockJob } from '#shared/contract/performance.ts';
import type { Settings } from '#shared/contract/settings.ts';
import type { SriovState } from '#shared/contract/sriov.ts';
import type { WiringMap } from '#shared/contract/wiring.ts';
import type { Unfinished } from '#shared/contract/unfinished.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import type { LibraryScene } from './invent-library.ts';
import type { InventedDevices } from './devices-router.ts';
import type { InventedPassthrough } from './invent-passthrough.ts';
import { passthroughScenes } from './passthrough-scenes.ts';
import { interruptedRun, inventedRuns } from './invent-host-changes.ts';
import { hostShapes } from './invent-topology.ts';
import type { InventedHost } from './invent-create.ts';
import { inventConnection, inventGuest } from './invent.ts';
import { noMediated } from './invent-mediated.ts';
import type { InventedForwards } from './invent-forwards.ts';
import { type InventedBridges, manyInterfaces } from './invent-host-bridges.ts';
import { type InventedNetworks, manyNetworks } from './invent-networks.ts';
import { type InventedPools, manyPools, noPools, silentPools } from './invent-pools.ts';
import type { InventedTree } from './invent-snapshots.ts';
import { type InventedVolumes, manyVolumes, noVolumes, stoppedVolumes } from './invent-volumes.ts';
import { inventManyWires, noWires } from './wiring-router.ts';
import { inventManyFunctions, noFunctions } from './invent-sriov.ts';
import type { InventedTuning } from './tuning-router.ts';

export interface Scene {
  connections: readonly Connection[];
  guests: readonly Guest[];
  jobs?: readonly Job[];
  settings?: Partial<Settings>;
  /** What happened to every guest, newest last. */
  history?: readonly HistoryEntry[];
  /** What runs on the disks of every guest. */
  blockJobs?: readonly BlockJob[];
  /** What is wrong with every document. */
  issues?: readonly DocumentIssue[];
  /** What snapshots each guest has; two branches unless said. */
  snapshots?: InventedTree;
  /** What images the host has; a few unless said. */
  library?: LibraryScene;
  /** Work that was cut short. */
  unfinished?: readonly Unfinished[];
  /** The guests stream never says anything. */
  silent?: boolean;
  /** How long a guest takes to follow an action, in milliseconds. */
  actMs?: number;
  refuse?: Partial<Record<GuestAction, Failure>>;
  /** What becomes of each running guest's document before it is looked at: its lasting one, from the one it runs by. */
  hardware?: (running: string) => string;
  /** What the hosts have to give away; a desktop's unless said. */
  devices?: InventedDevices;
  /** How passthrough stands on the hosts. */
  passthrough?: InventedPassthrough;
  /** Virtual functions and mediated devices of the hosts. */
  sriov?: SriovState;
  wiring?: WiringMap;
  mediated?: MediatedState;
  /** Virtual networks of the hosts. */
  bridges?: InventedBridges;
  forwards?: InventedForwards;
  networks?: InventedNetworks;
  /** Storage pools and secrets of the hosts. */
  pools?: InventedPools;
  /** What is in each of them. */
  volumes?: InventedVolumes;
  /** USB, memory and CPUs of the hosts. */
  tuning?: InventedTuning;
  /** What new guests are planned for; a desktop unless said. */
  host?: InventedHost;
}

const MiB = 1024 ** 2;
const GiB = 1024 ** 3;
const remote = 'build-01' as ConnectionId;
const hoursAgo = (hours: number) => Math.max(0, Date.now() - hours * 3_600_000);

/** The next start has more memory, another network card, and no sound. */
const waitingForRestart = (running: string): string =>
  running
    .replace(/<memory unit='KiB'>\d+/, "<memory unit='KiB'>16777216")
    .replace("<model type='virtio'/>", "<model type='e1000e'/>")
    .replace("<sound model='ich9'/>", '');

/** As many devices as some have, one with a name that nobody would give it. */
const manyDevices = (running: string): string =>
  running.replace(
    '<controller ',
    `${Array.from(
      { length: 24 },
      (_, index) => `<disk type='file' device='disk'>
      <driver name='qemu' type='qcow2'/>
      <source file='/srv/storage/of/everything/${index === 3 ? long : ''}disk-${index}.qcow2'/>
      <target dev='vd${String.fromCodePoint(98 + index)}' bus='virtio'/>
    </disk>
    `,
    ).join('')}<controller `,
  );

const here = inventConnection();
const there = inventConnection({
  id: remote,
  uri: 'qemu+ssh://sam@build-01/system',
  label: 'build-01',
  origin: 'added',
});

const job: Job = {
  id: 'job-7',
  title: 'Create debian-13',
  state: 'running',
  progress: 0.62,
  step: 'Copying the image',
  cancellable: true,
  startedAt: hoursAgo(0.02),
  log: [],
};

const usual = [
  inventGuest({
    name: 'dev-fedora',
    group: 'Work',
    os: { label: 'Fedora 42' },
    addresses: ['192.168.122.31', 'fe80::5054:ff:fe5b:120e'],
    memory: 8 * GiB,
    vcpus: 4,
    tags: ['daily', 'desktop'],
    since: hoursAgo(3.2),
    autostart: true,
  }),
  inventGuest({
    name: 'win11-test',
    group: 'Work',
    os: { label: 'Windows 11' },
    addresses: ['192.168.122.58'],
    memory: 12 * GiB,
    vcpus: 6,
    tags: ['desktop'],
    displays: [{ index: 0, type: 'spice', openable: false }],
  }),
  inventGuest({
    name: 'ci-runner-2',
    group: 'Work',
    state: 'paused',
    os: { label: 'Debian 13' },
    memory: 4 * GiB,
    since: hoursAgo(0.2),
  }),
  inventGuest({
    name: 'gpu-train',
    group: 'Lab',
    connection: remote,
    os: { label: 'Ubuntu 24.04' },
    addresses: ['10.0.4.12'],
    memory: 64 * GiB,
    vcpus: 24,
    tags: ['gpu'],
  }),
  inventGuest({
    name: 'router',
    group: 'Lab',
    connection: remote,
    os: { label: 'OpenWrt' },
    addresses: ['10.0.4.1'],
    memory: 256 * MiB,
    vcpus: 1,
    autostart: true,
  }),
  inventGuest({
    name: 'riscv-sid',
    group: 'Lab',
    os: { label: 'Debian sid · riscv64' },
    arch: 'riscv64',
    virtualization: 'qemu',
    addresses: ['192.168.122.90'],
    memory: 2 * GiB,
  }),
  inventGuest({
    name: 'old-db',
    group: 'Lab',
    state: 'off',
    os: { label: 'CentOS 7' },
    memory: 4 * GiB,
    displays: [{ index: 0, type: 'vnc', openable: false }],
  }),
  inventGuest({
    name: 'alpine-lxc',
    os: { label: 'Alpine' },
    virtualization: 'lxc',
    addresses: ['192.168.122.14'],
    memory: 512 * MiB,
    displays: [],
  }),
  inventGuest({ name: 'kali', state: 'off', os: { label: 'Kali' }, memory: 4 * GiB }),
  inventGuest({ name: 'winter-backup', state: 'saved', memory: 2 * GiB }),
  inventGuest({
    name: 'broken',
    state: 'crashed',
    os: { label: 'FreeBSD 14' },
    memory: 1 * GiB,
    persistent: false,
  }),
];

const cutShort: Unfinished = {
  id: 'one',
  connection: here.id,
  guest: { connection: here.id, uuid: inventGuest({ name: 'dev-fedora' }).uuid },
  title: 'Delete the snapshot “Before the update” of dev-fedora',
  startedAt: hoursAgo(1.4),
  found: [
    'Two of three layers were merged. The last one was not begun.',
    'Every file is still there, and the guest finds all it wrote: nothing is lost.',
  ],
  ways: [
    { id: 'finish', label: 'Go on with it' },
    { id: 'leave', label: 'Leave it as it is', loses: 'The way back to “Before the update”.' },
    { id: 'forget', label: 'Forget about it' },
  ],
};

const states = ['running', 'running', 'off', 'paused', 'saved', 'off'] as const;
const systems = ['Debian 12', 'Ubuntu 24.04', 'Fedora 42', 'Windows 11', 'Alpine 3.20'];

const many = Array.from({ length: 1000 }, (_, index) =>
  inventGuest({
    name: `node-${index + 1}`,
    state: states[index % states.length] ?? 'off',
    ...(index % 4 === 0 ? {} : { group: `Rack ${(index % 12) + 1}` }),
    os: { label: systems[index % systems.length] ?? 'Debian' },
    addresses: index % 2 === 0 ? [`10.${index % 7}.${index % 200}.${index % 250}`] : [],
    tags: index % 3 === 0 ? ['blue', `tier-${index % 5}`] : [],
    connection: index % 2 === 0 ? here.id : remote,
  }),
);

const long =
  'a-guest-whose-name-somebody-made-from-everything-they-knew-about-it-production-eu-west-1-postgres-primary-';

/** New guests on hosts of every size: `new-laptop`, `new-server` …, and on one without KVM. */
const hosts = Object.fromEntries(
  (Object.keys(hostShapes) as (keyof typeof hostShapes)[]).map(shape => [
    `new-${shape}`,
    { connections: [here], guests: usual, host: { shape } } satisfies Scene,
  ]),
);
const translated: InventedHost = {
  shape: 'laptop',
  kvm: false,
  memoryVirtualization: { paging: 'translated' },
};
const switchedOff: InventedHost = {
  shape: 'desktop',
  memoryVirtualization: {
    paging: 'shadow',
    nested: false,
    where: '/sys/module/kvm_amd/parameters/npt',
    vendor: 'amd',
  },
};

/** Host devices in every state: `devices-server`, `devices-no-iommu` … */
const devices = Object.fromEntries(
  Object.entries<InventedDevices>({
    desktop: {},
    server: { map: 'server', way: 'direct', helper: 'carried' },
    'no-iommu': { map: 'no-iommu' },
    libvirt: { map: 'libvirt', way: 'script', helper: 'absent', runs: [] },
    none: { map: 'none', runs: [] },
    loading: { silent: true },
    failed: { refuse: { code: 'UNSUPPORTED', params: { name: 'node devices' } } },
    interrupted: { runs: [interruptedRun, ...inventedRuns] },
    'no-helper': { map: 'no-iommu', helper: 'absent' },
    'in-the-way': {
      map: 'no-iommu',
      problem: { code: 'NO_SPACE', params: { needed: '80 MiB', free: '12 MiB' } },
    },
  }).map(([name, invented]) => [
    `devices-${name}`,
    { connections: [here, there], guests: usual, devices: invented } satisfies Scene,
  ]),
);

/** States worth a picture, by name. */
export const scenes: Record<string, Scene> = {
  usual: { connections: [here, there], guests: usual, jobs: [job], actMs: 1500 },
  loaded: { connections: [here], guests: usual, hardware: manyDevices },
  waiting: { connections: [here], guests: usual, hardware: waitingForRestart },
  empty: { connections: [here], guests: [] },
  'snapshots-none': { connections: [here], guests: usual, snapshots: 'none' },
  'snapshots-internal': { connections: [here], guests: usual, snapshots: 'internal' },
  'snapshots-many': { connections: [here], guests: usual, snapshots: 'many' },
  'snapshots-impossible': { connections: [here], guests: usual, snapshots: 'raw' },
  'snapshots-broken': { connections: [here], guests: usual, snapshots: 'broken', unfinished: [cutShort] },
  ...hosts,
  ...devices,
  'tuning-server': { connections: [here, there], guests: usual, tuning: { tuning: 'server' } },
  'tuning-bare': {
    connections: [here, there],
    guests: usual,
    tuning: { tuning: 'bare', usb: 'empty', sharing: 'refused' },
  },
  'pools-none': { connections: [here], guests: usual, pools: noPools },
  'pools-many': { connections: [here], guests: usual, pools: manyPools() },
  'pools-silent': { connections: [here], guests: usual, pools: silentPools() },
  'volumes-none': { connections: [here], guests: usual, volumes: noVolumes },
  'volumes-many': { connections: [here], guests: usual, volumes: manyVolumes() },
  'volumes-stopped': { connections: [here], guests: usual, volumes: stoppedVolumes },
  'library-many': { connections: [here], guests: usual, library: 'many' },
  'library-none': { connections: [here], guests: usual, library: 'none' },
  'library-failed': { connections: [here], guests: usual, library: 'failed' },
  'bridges-many': { connections: [here], guests: usual, bridges: manyInterfaces() },
  'bridges-failed': {
    connections: [here],
    guests: usual,
    bridges: { refuse: { code: 'UNSUPPORTED', params: { host: 'inn' } } },
  },
  'networks-many': { connections: [here], guests: usual, networks: { networks: manyNetworks } },
  'networks-none': { connections: [here], guests: usual, networks: { networks: [] } },
  'networks-failing': { connections: [here], guests: usual, networks: { fail: true } },
  'functions-none': { connections: [here], guests: usual, sriov: noFunctions, mediated: noMediated },
  'wiring-none': { connections: [here], guests: usual, wiring: noWires },
  'wiring-many': { connections: [here], guests: usual, wiring: inventManyWires() },
  'functions-many': { connections: [here], guests: usual, sriov: inventManyFunctions() },
  'forwards-none': { connections: [here], guests: usual, forwards: { none: true } },
  ...passthroughScenes({ connections: [here, there], guests: usual, jobs: [job] }),
  'new-translated': { connections: [here], guests: usual, host: translated },
  'new-shadow': { connections: [here], guests: usual, host: switchedOff },
  none: {
    connections: [
      inventConnection({
        state: 'failed',
        failure: { code: 'DAEMON_ABSENT', params: { host: 'this computer' } },
      }),
    ],
    guests: [],
  },
  one: { connections: [here], guests: [inventGuest({ name: 'debian', os: { label: 'Debian 12' } })] },
  many: { connections: [here, there], guests: many },
  compact: { connections: [here, there], guests: many, settings: { density: 'compact' } },
  loading: { connections: [inventConnection({ state: 'connecting' })], guests: [], silent: true },
  lost: { connections: [{ ...here, state: 'lost', retryAt: Date.now() + 9000 }, there], guests: usual },
  long: {
    connections: [
      inventConnection({ label: 'the-machine-under-the-stairs-with-a-very-long-name.example.org' }),
    ],
    guests: Array.from({ length: 6 }, (_, index) =>
      inventGuest({
        name: `${long}${index}`,
        title: 'A title that is not short either',
        group: `A group of things that ${long}`.slice(0, 60),
        os: { label: 'Red Hat Enterprise Linux 9.4 with everything on it' },
        addresses: ['2001:db8:85a3:8d3:1319:8a2e:370:7348', '10.0.0.2'],
        tags: ['one rather long tag', 'two', 'three', 'four and more', long.slice(0, 60)],
        memory: 1536 * GiB,
      }),
    ),
  },
  /** The guest's page in its rarer states, told to the invented backend by tags. */
  overview: {
    connections: [here, there],
    guests: [
      inventGuest({ name: 'no-agent', tags: ['no agent'], os: { label: 'Debian 13' }, since: hoursAgo(30) }),
      inventGuest({
        name: 'silent-agent',
        tags: ['silent agent', 'network down'],
        os: { id: 'http://debian.org/debian/13', label: 'Debian 13' },
      }),
      inventGuest({
        name: 'many-disks',
        tags: ['many disks', 'passed through', 'waiting'],
        os: { label: 'Ubuntu 24.04' },
        addresses: ['10.0.4.12', '10.0.4.13', '2001:db8:85a3:8d3:1319:8a2e:370:7348'],
        startOrder: 2,
      }),
      inventGuest({ name: 'translated', virtualization: 'qemu', tags: ['no agent'] }),
    ],
  },
  errors: {
    connections: [here, there],
    guests: usual,
    refuse: {
      start: {
        code: 'NO_MEMORY',
        params: { name: 'old-db' },
        detail: 'internal error: qemu unexpectedly closed the monitor',
      },
      shutdown: {
        code: 'HYPERVISOR_FAILED',
        params: { name: 'dev-fedora' },
        detail: 'unable to connect to monitor',
      },
    },
  },
};
