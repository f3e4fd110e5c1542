import type { CreateWarning } from '../../../contract/create/plan.ts';
import type { HostCpu, HostTopology } from '../../../contract/topology.ts';
import { coresOf } from '../../topology/host-groups.ts';
import type { Setting } from '../topic.ts';
import type { CpuPart } from './part.ts';

/** What pins cost that an expert would have seen: split cores, far memory, uneven cores, crowded CPUs. */
export function pinWarnings(
  { vcpus, cpu }: CpuPart,
  { facts: { topology }, request }: Setting,
): CreateWarning[] {
  const pins = cpu.pins ?? [];
  if (pins.length === 0 || !topology) return [];
  const pinned = new Set(pins.flatMap(({ cpus }) => cpus));
  const used = topology.cpus.filter(({ id, online }) => online && pinned.has(id));
  const cells = request.memoryLayout?.cells?.length ?? 0;
  return [
    ...(cells > 1 ? [] : nodes(used)),
    ...kinds(used),
    ...splitCores(topology, pinned, cpu.emulatorPins ?? []),
    ...hostCore(topology, pinned),
    ...crowded(pins),
    ...elsewhere(topology, used),
    ...unpinned(vcpus, pins),
  ].map(warning => ({ field: 'cpu.pins', ...warning }));
}

type Finding = Omit<CreateWarning, 'field'>;

function nodes(used: readonly HostCpu[]): Finding[] {
  const found = [...new Set(used.map(({ node }) => node))].toSorted((a, b) => a - b);
  if (found.length < 2) return [];
  return [
    {
      text: `Its CPUs are pinned on NUMA nodes ${found.join(' and ')}.`,
      why: 'Memory of the other node is reached more slowly, and the guest does not know which is which.',
      remedy: 'Pin all to one node, or give the guest a NUMA cell for each.',
    },
  ];
}

function kinds(used: readonly HostCpu[]): Finding[] {
  if (new Set(used.map(({ kind }) => kind)).size < 2) return [];
  return [
    {
      text: 'Some of its CPUs are pinned to performance cores, others to efficiency cores.',
      why: 'The guest takes all of its CPUs for equal, so the slow ones hold up the fast ones.',
      remedy: 'Pin all of them to cores of one kind.',
    },
  ];
}

function splitCores(
  topology: HostTopology,
  pinned: ReadonlySet<number>,
  emulator: readonly number[],
): Finding[] {
  const own = new Set([...pinned, ...emulator]);
  const split = coresOf(topology.cpus.filter(({ online }) => online)).filter(
    ({ threads }) => threads.some(({ id }) => pinned.has(id)) && threads.some(({ id }) => !own.has(id)),
  );
  if (split.length === 0) return [];
  const others = split.flatMap(({ threads }) => threads.filter(({ id }) => !own.has(id)).map(({ id }) => id));
  return [
    {
      text: `CPU ${others.join(', ')} of the host share cores with it and stay open to others.`,
      why: 'Two threads of a core share its caches and its units: what runs beside the guest slows it.',
      remedy: 'Pin to both threads of each core.',
    },
  ];
}

function hostCore(topology: HostTopology, pinned: ReadonlySet<number>): Finding[] {
  const cores = coresOf(topology.cpus.filter(({ online }) => online));
  if (cores.some(({ threads }) => threads.every(({ id }) => !pinned.has(id)))) return [];
  return [
    {
      text: 'No core is left to the host.',
      why: 'Disks, network and QEMU itself are worked for by the host, on the CPUs that the guest is to have.',
      remedy: 'Leave at least one core without pins.',
    },
  ];
}

function crowded(pins: NonNullable<CpuPart['cpu']['pins']>): Finding[] {
  const alone = pins.filter(({ cpus }) => cpus.length === 1).map(({ cpus }) => cpus[0]);
  const twice = [...new Set(alone.filter((id, index) => alone.indexOf(id) !== index))];
  if (twice.length === 0) return [];
  return [
    {
      text: `Several of its CPUs are pinned to CPU ${twice.join(', ')} of the host.`,
      why: 'They take turns there, however idle the others are.',
      remedy: 'Pin each to a CPU of its own.',
    },
  ];
}

function elsewhere({ pinned }: HostTopology, used: readonly HostCpu[]): Finding[] {
  const taken = used.filter(({ id }) => (pinned[id] ?? 0) > 0).map(({ id }) => id);
  if (taken.length === 0) return [];
  return [
    {
      text: `Running guests are pinned to CPU ${taken.join(', ')} too.`,
      why: 'They and this guest take turns there.',
      remedy: 'Choose CPUs that no other guest is pinned to.',
    },
  ];
}

function unpinned(vcpus: number, pins: readonly { readonly vcpu: number }[]): Finding[] {
  const pinned = new Set(pins.map(({ vcpu }) => vcpu).filter(vcpu => vcpu < vcpus));
  const left = vcpus - pinned.size;
  if (left <= 0) return [];
  return [
    {
      text: `${left} of its ${vcpus} CPUs ${left === 1 ? 'is' : 'are'} not pinned.`,
      why: 'Those run anywhere, also where the others are pinned.',
    },
  ];
}
