import type { ConnectionId } from '#shared/contract/values.ts';
import { inventConnection, inventGuest } from './invent.ts';

const MiB = 1024 ** 2;
export const GiB = 1024 ** 3;
const remote = 'build-01' as ConnectionId;
export const hoursAgo = (hours: number) => Math.max(0, Date.now() - hours * 3_600_000);

export const here = inventConnection();
export const there = inventConnection({
  id: remote,
  uri: 'qemu+ssh://sam@build-01/system',
  label: 'build-01',
  origin: 'added',
});

export const usual = [
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

const states = ['running', 'running', 'off', 'paused', 'saved', 'off'] as const;
const systems = ['Debian 12', 'Ubuntu 24.04', 'Fedora 42', 'Windows 11', 'Alpine 3.20'];

export const many = Array.from({ length: 1000 }, (_, index) =>
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

export const long =
  'a-guest-whose-name-somebody-made-from-everything-they-knew-about-it-production-eu-west-1-postgres-primary-';
