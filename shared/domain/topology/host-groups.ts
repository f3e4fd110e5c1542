import type { HostCpu, HostTopology } from '../../contract/topology.ts';
import { formatBytes } from '../units.ts';

/** One core with its hyper-threads, in the order of their numbers. */
export interface HostCore {
  readonly id: number;
  readonly threads: readonly HostCpu[];
}

/** CPUs that have something in common: a package, a NUMA node, a cache … */
export interface HostGroup {
  /** What they have in common, the widest first: `Package 0`, `NUMA node 0`, `L3 32 MiB`. */
  readonly names: readonly string[];
  readonly groups: readonly HostGroup[];
  /** Those that are in none of its groups. */
  readonly cores: readonly HostCore[];
}

interface Common {
  readonly name: string;
  readonly cpus: ReadonlySet<number>;
}

/** A host's CPUs as boxes in boxes, the way they are built. What overlaps without fitting in is left out. */
export function hostGroups(topology: HostTopology): readonly HostGroup[] {
  const cpus = topology.cpus.toSorted((a, b) => a.id - b.id);
  const commons = [
    ...by(cpus, cpu => cpu.package, 'Package'),
    ...by(cpus, cpu => cpu.node, 'NUMA node'),
    ...dies(cpus),
    ...kinds(cpus),
    ...caches(topology),
  ].toSorted((a, b) => b.cpus.size - a.cpus.size || Math.min(...a.cpus) - Math.min(...b.cpus));
  return nest(commons, coresOf(cpus)).groups;
}

/** The cores of some CPUs, in the order of their first one. */
export function coresOf(cpus: readonly HostCpu[]): HostCore[] {
  return [...grouped(cpus, cpu => `${cpu.package}.${cpu.die}.${cpu.core}`).values()].map(threads => ({
    id: threads[0]?.core ?? 0,
    threads,
  }));
}

function by(cpus: readonly HostCpu[], of: (cpu: HostCpu) => number, what: string): Common[] {
  return [...grouped(cpus, of)].map(([id, members]) => ({ name: `${what} ${id}`, cpus: idsOf(members) }));
}

/** Only where a package has more than one. */
function dies(cpus: readonly HostCpu[]): Common[] {
  return [...grouped(cpus, cpu => cpu.package).values()]
    .map(members => by(members, cpu => cpu.die, 'Die'))
    .filter(found => found.length > 1)
    .flat();
}

function kinds(cpus: readonly HostCpu[]): Common[] {
  const names = { performance: 'Performance cores', efficiency: 'Efficiency cores' };
  const found = grouped(cpus, cpu => cpu.kind && `${cpu.package} ${cpu.kind}`);
  return [...found.values()].flatMap(members => {
    const kind = members[0]?.kind;
    return kind === undefined ? [] : [{ name: names[kind], cpus: idsOf(members) }];
  });
}

/** A core's own caches say nothing about where to put a guest: only those that cores share. */
function caches({ caches: all, cpus }: HostTopology): Common[] {
  const coreOf = new Map(cpus.map(cpu => [cpu.id, `${cpu.package}.${cpu.die}.${cpu.core}`]));
  return all
    .filter(cache => new Set(cache.cpus.map(id => coreOf.get(id))).size > 1)
    .map(({ level, size, cpus: ids }) => ({ name: `L${level} ${formatBytes(size)}`, cpus: new Set(ids) }));
}

/** `commons` are sorted, the largest first; of those with the same CPUs the one said first stays first. */
function nest(commons: readonly Common[], cores: readonly HostCore[]): Pick<HostGroup, 'groups' | 'cores'> {
  const groups: HostGroup[] = [];
  let left = commons;
  let loose = cores;
  for (let outer = left[0]; outer !== undefined; outer = left[0]) {
    const { cpus } = outer;
    const same = left.filter(each => each.cpus.size === cpus.size && isWithin(each.cpus, cpus));
    const inner = left.filter(each => each.cpus.size < cpus.size && isWithin(each.cpus, cpus));
    left = left.filter(each => ![...each.cpus].some(id => cpus.has(id)));
    const within = (core: HostCore) => core.threads.some(({ id }) => cpus.has(id));
    const names = [...new Set(same.map(({ name }) => name))];
    groups.push({ names, ...nest(inner, loose.filter(within)) });
    loose = loose.filter(core => !within(core));
  }
  return { groups, cores: loose };
}

const isWithin = (some: ReadonlySet<number>, all: ReadonlySet<number>): boolean =>
  [...some].every(id => all.has(id));

const idsOf = (cpus: readonly HostCpu[]): Set<number> => new Set(cpus.map(({ id }) => id));

/** Undefined keys are left out. */
export function grouped<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key | undefined,
): Map<Key, Item[]> {
  const found = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = found.get(key);
    if (group === undefined) found.set(key, [item]);
    else group.push(item);
  }
  return found;
}
