import type { HostTopology } from '../../contract/topology.ts';
import { coresOf, grouped, type HostCore } from './host-groups.ts';

export interface ChosenPins {
  /** The host CPUs of each virtual one, by its number. */
  readonly pins: readonly (readonly number[])[];
  /** For QEMU's own threads. */
  readonly emulator: readonly number[];
}

/** What the guest asks for: how many virtual CPUs, and how many of them it believes to share a core. */
export interface PinWish {
  readonly vcpus: number;
  readonly threads: number;
  /** Where a device or huge pages of the guest are. */
  readonly node?: number | undefined;
}

/**
 * Whole cores, close together: on one NUMA node (with one last-level cache) where they fit, the least used
 * by others, performance cores before efficiency cores. The host keeps its first core and QEMU's threads run
 * beside the guest as long as there are others. Undefined when there are fewer host CPUs than virtual ones.
 */
export function choosePins(topology: HostTopology, wish: PinWish): ChosenPins | undefined {
  const cores = coresOf(topology.cpus.filter(cpu => cpu.online).toSorted((a, b) => a.id - b.id));
  const [first, ...others] = cores;
  if (first === undefined) return undefined;
  const load = loadOf(topology);
  const places = [
    ...placesFor(topology, others, wish),
    // Not enough without the host's own core.
    [...others, first],
  ];
  for (const place of places) {
    const pins = fill(place.toSorted(bestFirst(load)), wish);
    if (pins !== undefined) return { pins, emulator: besides(place, cores, pins) };
  }
  return undefined;
}

/** From the closest to the widest: one cache, one node, one package, all; the least used first. */
function placesFor(
  topology: HostTopology,
  cores: readonly HostCore[],
  { node }: PinWish,
): (readonly HostCore[])[] {
  const load = loadOf(topology);
  const cacheOf = lastCacheOf(topology);
  const nodeOf = (core: HostCore) => core.threads[0]?.node;
  const levels: ((core: HostCore) => number | string | undefined)[] = [
    (core: HostCore) => cacheOf.get(core.threads[0]?.id ?? -1),
    nodeOf,
    (core: HostCore) => core.threads[0]?.package,
  ];
  const near = (place: readonly HostCore[]) =>
    node === undefined || place.some(core => nodeOf(core) === node) ? 0 : 1;
  return [
    ...levels.flatMap(level =>
      [...grouped(cores, level).values()].toSorted(
        (a, b) => near(a) - near(b) || use(a, load) - use(b, load),
      ),
    ),
    cores,
  ];
}

/** Guests' virtual CPUs for each core. */
const use = (place: readonly HostCore[], load: (core: HostCore) => number): number =>
  place.reduce((sum, core) => sum + load(core), 0) / place.length;

const loadOf =
  ({ pinned }: HostTopology) =>
  (core: HostCore): number =>
    core.threads.reduce((sum, { id }) => sum + (pinned[id] ?? 0), 0);

const bestFirst = (load: (core: HostCore) => number) => (a: HostCore, b: HostCore) =>
  Number(isThrifty(a)) - Number(isThrifty(b)) || load(a) - load(b);

const isThrifty = (core: HostCore): boolean => core.threads[0]?.kind === 'efficiency';

function lastCacheOf({ caches }: HostTopology): Map<number, string> {
  const found = new Map<number, string>();
  for (const { level, cpus } of caches.toSorted((a, b) => a.level - b.level))
    for (const cpu of cpus) found.set(cpu, `${level}:${cpus.join()}`);
  return found;
}

/**
 * Virtual CPUs that share a core lie on one core of the host. Those that do not get a core each while there
 * are enough, and share when there are not. No hyper-thread of a core that is used stays open to others.
 */
function fill(cores: readonly HostCore[], { vcpus, threads }: PinWish): number[][] | undefined {
  const all = cores.map(core => core.threads.map(({ id }) => id));
  if (threads === 1 && all.length >= vcpus) return all.slice(0, vcpus);
  const single = all.flat();
  if (single.length < vcpus) return undefined;
  const used = single.slice(0, vcpus);
  const last = all.find(ids => ids.includes(used.at(-1) ?? -1)) ?? [];
  return used.map((id, at) => (at === vcpus - 1 ? last.slice(last.indexOf(id)) : [id]));
}

function besides(
  place: readonly HostCore[],
  all: readonly HostCore[],
  pins: readonly (readonly number[])[],
): number[] {
  const taken = new Set(pins.flat());
  const isFree = (core: HostCore) => core.threads.every(({ id }) => !taken.has(id));
  const node = place[0]?.threads[0]?.node;
  const free = all.filter(isFree);
  const near = free.filter(core => core.threads[0]?.node === node);
  const chosen = [near, free].find(each => each.length > 0) ?? all;
  return chosen.slice(0, 1).flatMap(core => core.threads.map(({ id }) => id));
}
