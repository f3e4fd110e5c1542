import type { Job } from '#shared/contract/jobs.ts';
import type { Unfinished } from '#shared/contract/unfinished.ts';
import { containerScenes } from './container-scenes.ts';
import type { InventedDevices } from './devices-router.ts';
import { passthroughScenes } from './passthrough-scenes.ts';
import { interruptedRun, inventedRuns } from './invent-host-changes.ts';
import { hostShapes } from './invent-topology.ts';
import type { InventedHost } from './invent-create.ts';
import { failingEngines, inventEngine, lostEngine, oldEngine } from './invent-engines.ts';
import { inventConnection, inventGuest } from './invent.ts';
import { noMediated } from './invent-mediated.ts';
import { manyInterfaces } from './invent-host-bridges.ts';
import { manyNetworks } from './invent-networks.ts';
import { manyPools, noPools, silentPools } from './invent-pools.ts';
import { manyVolumes, noVolumes, stoppedVolumes } from './invent-volumes.ts';
import { inventManyWires, noWires } from './wiring-router.ts';
import { inventManyFunctions, noFunctions } from './invent-sriov.ts';
import type { Scene } from './scene.ts';
import { GiB, here, hoursAgo, long, many, there, usual } from './scene-guests.ts';

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
  ...containerScenes([here, there], usual, many),
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
  engines: {
    connections: [here],
    guests: usual,
    engines: [inventEngine(), oldEngine(), lostEngine({ retryAt: Date.now() + 9000 })],
  },
  'engines-failing': { connections: [here], guests: usual, ...failingEngines },
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
