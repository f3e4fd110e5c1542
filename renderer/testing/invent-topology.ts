import type { HostCpu, HostTopology } from '#shared/contract/topology.ts';
import { GiB, MiB } from '#shared/domain/units.ts';

interface Shape {
  packages: number;
  /** In each package. */
  nodes: number;
  cores: number;
  threads: number;
  /** Cores of each package that have one thread and less speed; they come last. */
  efficient?: number;
  /** Cores that share a last-level cache; all of a package's unless said. */
  cacheCores?: number;
  cache?: number;
}

/** Hosts that a map of CPUs must show, from a small laptop to a server with eight NUMA nodes. */
export const hostShapes = {
  laptop: { packages: 1, nodes: 1, cores: 4, threads: 1, cache: 8 * MiB },
  desktop: { packages: 1, nodes: 1, cores: 8, threads: 2, cache: 16 * MiB },
  hybrid: { packages: 1, nodes: 1, cores: 16, threads: 2, efficient: 8, cache: 30 * MiB },
  workstation: { packages: 2, nodes: 1, cores: 16, threads: 2, cacheCores: 8 },
  server: { packages: 2, nodes: 4, cores: 64, threads: 2, cacheCores: 8 },
} satisfies Record<string, Shape>;

/** A host of this shape, numbered as Linux does: first threads first, then their siblings. */
export function inventTopology(shape: Shape): HostTopology {
  const cores = Array.from({ length: shape.packages * shape.cores }, (_, index) => coreAt(index, shape));
  const first = cores.map((core, id): HostCpu => ({ id, ...core }));
  const more = Array.from({ length: shape.threads - 1 }).flatMap((_, turn) =>
    first
      .filter(({ kind }) => kind !== 'efficiency')
      .map((cpu, index, { length }) => ({ ...cpu, id: first.length + turn * length + index })),
  );
  const cpus = [...first, ...more];
  return { cpus, caches: cachesOf(cpus, shape), nodes: nodesOf(cpus), pinned: busy(cpus) };
}

function coreAt(index: number, shape: Shape): Omit<HostCpu, 'id'> {
  const within = index % shape.cores;
  const at = Math.floor(index / shape.cores);
  const efficient = shape.efficient ?? 0;
  return {
    package: at,
    die: 0,
    core: within,
    node: at * shape.nodes + Math.floor(within / (shape.cores / shape.nodes)),
    online: true,
    ...(efficient > 0 && { kind: within < shape.cores - efficient ? 'performance' : 'efficiency' }),
  };
}

function cachesOf(cpus: readonly HostCpu[], shape: Shape): HostTopology['caches'] {
  const size = shape.cache ?? 32 * MiB;
  const cacheCores = shape.cacheCores ?? shape.cores;
  const shared = (level: number, bytes: number, some: readonly HostCpu[], of: number) => {
    const keys = [...new Set(some.map(cpu => `${cpu.package}.${Math.floor(cpu.core / of)}`))];
    return keys.map(key => ({
      level,
      size: bytes,
      cpus: some.filter(cpu => `${cpu.package}.${Math.floor(cpu.core / of)}` === key).map(({ id }) => id),
    }));
  };
  const thrifty = cpus.filter(cpu => cpu.kind === 'efficiency');
  return [...shared(3, size, cpus, cacheCores), ...shared(2, 4 * MiB, thrifty, 4)];
}

function nodesOf(cpus: readonly HostCpu[]): HostTopology['nodes'] {
  return [...new Set(cpus.map(cpu => cpu.node))].map(id => ({
    id,
    memory: 64 * GiB,
    free: (40 - id * 3) * GiB,
    hugePages: [
      { size: 2 * MiB, total: id === 0 ? 8192 : 0, free: id === 0 ? 6144 : 0 },
      { size: 1 * GiB, total: 0, free: 0 },
    ],
  }));
}

/** Some of them are other guests' already. */
function busy(cpus: readonly HostCpu[]): HostTopology['pinned'] {
  const some = cpus.filter(({ core }) => core % 7 === 3);
  return Object.fromEntries(some.map(({ id, core }) => [id, 1 + (core % 2)]));
}
