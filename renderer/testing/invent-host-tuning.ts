import type { HostTuning } from '#shared/contract/host-tuning.ts';
import type { HostCpu } from '#shared/contract/topology.ts';

const GIB = 2 ** 30;

/** Six fast cores with two threads each and eight thrifty ones, as of a desktop of 2023. */
function desktopCpus(): HostCpu[] {
  const cpu = (id: number, core: number, kind: HostCpu['kind']): HostCpu => ({
    id,
    package: 0,
    die: 0,
    core,
    node: 0,
    kind,
    online: true,
  });
  const fast = Array.from({ length: 12 }, (_, id) => cpu(id, id >> 1, 'performance'));
  return [...fast, ...Array.from({ length: 8 }, (_, id) => cpu(12 + id, 6 + id, 'efficiency'))];
}

/** Two sockets of sixteen cores with two threads each. */
function serverCpus(): HostCpu[] {
  return Array.from({ length: 64 }, (_, id) => ({
    id,
    package: (id >> 4) % 2,
    die: 0,
    core: id % 16,
    node: (id >> 4) % 2,
    online: true,
  }));
}

const desktop: HostTuning = {
  topology: {
    cpus: desktopCpus(),
    caches: [{ level: 3, size: 24 * 2 ** 20, cpus: desktopCpus().map(({ id }) => id) }],
    nodes: [{ id: 0, memory: 32 * GIB, free: 9 * GIB, hugePages: [] }],
    pinned: { 4: 1, 5: 1 },
  },
  memory: { total: 32 * GIB, free: 14 * GIB },
  pages: [
    { size: '2M', total: 2048, free: 512, atHand: 1800, atMost: 7100 },
    { size: '1G', total: 0, free: 0, atHand: 0, atMost: 13 },
  ],
  users: [],
  kvm: [
    { module: 'kvm', loaded: true, parameters: { ignore_msrs: 'N', report_ignored_msrs: 'Y' } },
    { module: 'kvm_intel', loaded: true, parameters: { nested: 'Y', ept: 'Y', enable_apicv: 'Y' } },
  ],
  kvmGuests: [],
  cpus: { isolated: '', systemd: true },
  boot: { loader: 'grub', arguments: ['quiet', 'splash'] },
  missing: [],
};

export function inventTuning(kind: 'desktop' | 'server' | 'bare'): HostTuning {
  if (kind === 'desktop') return desktop;
  if (kind === 'bare')
    return {
      pages: [],
      users: [],
      kvm: [],
      kvmGuests: [],
      cpus: { isolated: '', systemd: false },
      boot: { loader: 'unknown', arguments: [] },
      missing: ['The host’s files cannot be read: only libvirt was asked.'],
    };
  const nodes = [0, 1].map(id => ({ id, memory: 192 * GIB, free: 90 * GIB, hugePages: [] }));
  return {
    ...desktop,
    topology: { cpus: serverCpus(), caches: [], nodes, pinned: {} },
    memory: { total: 384 * GIB, free: 190 * GIB },
    pages: [
      { size: '2M', total: 0, free: 0, atHand: 40_000, atMost: 97_000 },
      { size: '1G', total: 64, free: 8, atHand: 0, atMost: 190 },
      ...nodes.flatMap(({ id: node }) => [
        { size: '2M' as const, node, total: 0, free: 0, atHand: 20_000, atMost: 48_000 },
        { size: '1G' as const, node, total: 32, free: 4, atHand: 0, atMost: 95 },
      ]),
    ],
    cpus: { isolated: '', host: '0-7,32-39', systemd: true },
  };
}
