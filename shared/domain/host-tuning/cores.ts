import type { HostStep } from '../../contract/host-step.ts';
import type { HostTuning } from '../../contract/host-tuning.ts';
import type { HostCpu, HostTopology } from '../../contract/topology.ts';
import { formatCpuList, parseCpuList } from '../cpu-list.ts';
import { planned, type Remark, type TuningPlan, type When } from './plan.ts';
import { formatList } from './words.ts';

/**
 * `systemd`: the host's programs are kept off; the kernel's own threads and interrupts are not, and it can be taken back
 * at once. `kernel`: isolcpus=, by which nothing at all is put there by itself, from the next start on.
 */
export type CoresWay = 'systemd' | 'kernel';

export interface CoresWish {
  /** For guests alone. */
  readonly cpus: readonly number[];
  readonly way: CoresWay;
  /** Of `kernel` always `boot`. */
  readonly when: When;
}

/** Keeps CPUs for guests. */
export function planCores(tuning: HostTuning, wish: CoresWish): TuningPlan {
  const list = formatCpuList(wish.cpus);
  const { topology } = tuning;
  const cpus = topology?.cpus.filter(({ online }) => online) ?? [];
  return planned(
    `Keep CPUs ${list} for guests`,
    stepsOf(tuning, wish, list),
    [
      wish.cpus.length === 0 ? { text: 'No CPU is chosen.' } : undefined,
      ...hostNeeds(cpus, wish),
      wayThere(tuning, wish),
    ],
    [first(wish), ...halves(cpus, wish), ...mixed(cpus, wish), nodes(cpus, wish), unbalanced(wish)],
  );
}

/** CPUs that the host keeps. */
export function leftForHost({ cpus }: Pick<HostTopology, 'cpus'>, chosen: readonly number[]): number[] {
  return cpus.filter(({ id, online }) => online && !chosen.includes(id)).map(({ id }) => id);
}

/** CPUs that are kept for guests now: by systemd, and by the kernel's arguments. */
export function keptNow({ topology, cpus }: HostTuning): { systemd: number[]; kernel: number[] } {
  const host = cpus.host === undefined ? undefined : parseCpuList(cpus.host);
  const online = topology?.cpus.filter(each => each.online).map(({ id }) => id) ?? [];
  return {
    systemd: host ? online.filter(id => !host.includes(id)) : [],
    kernel: parseCpuList(cpus.isolated),
  };
}

function stepsOf({ boot }: HostTuning, { way, when }: CoresWish, list: string): HostStep[] {
  if (way === 'systemd') return [{ do: 'reserve-cpus', cpus: list, when }];
  if (boot.loader === 'unknown') return [];
  const add = [`isolcpus=${list}`, `nohz_full=${list}`, `rcu_nocbs=${list}`];
  const remove = boot.arguments.filter(
    word => /^(isolcpus|nohz_full|rcu_nocbs)=[A-Za-z0-9_.,:@+-]*$/.test(word) && !add.includes(word),
  );
  return [{ do: 'kernel-arguments', loader: boot.loader, add, remove }];
}

function hostNeeds(cpus: readonly HostCpu[], { cpus: chosen }: CoresWish): Remark[] {
  const off = chosen.filter(id => !cpus.some(cpu => cpu.id === id));
  const left = leftForHost({ cpus: [...cpus] }, chosen);
  return [
    ...(off.length > 0 && cpus.length > 0
      ? [{ text: `There is no CPU ${formatCpuList(off)}, or it is switched off.` }]
      : []),
    ...(left.length === 0 && cpus.length > 0
      ? [
          {
            text: 'No CPU is left for the host: it also has to do the guests’ input and output.',
            remedy: 'Leave it a core, better two.',
          },
        ]
      : []),
  ];
}

function wayThere({ cpus, boot }: HostTuning, { way }: CoresWish): Remark | undefined {
  if (way === 'systemd')
    return cpus.systemd
      ? undefined
      : { text: 'This host is not run by systemd.', remedy: 'Use the kernel’s arguments instead.' };
  return boot.loader === 'unknown'
    ? { text: 'This host’s boot loader is not one that we know.', remedy: 'Use systemd instead.' }
    : undefined;
}

const first = ({ cpus }: CoresWish): Remark | undefined =>
  cpus.includes(0)
    ? {
        text: 'CPU 0 does work of the kernel that cannot go elsewhere.',
        remedy: 'Keep it, and its other hyper-thread, for the host.',
      }
    : undefined;

const coreOf = (cpu: HostCpu): string => `${cpu.package}.${cpu.die}.${cpu.core}`;

/** A hyper-thread that stays with the host takes half of the core from the guest. */
function halves(cpus: readonly HostCpu[], { cpus: chosen }: CoresWish): Remark[] {
  const split = cpus.filter(
    cpu =>
      chosen.includes(cpu.id) &&
      cpus.some(other => coreOf(other) === coreOf(cpu) && !chosen.includes(other.id)),
  );
  if (split.length === 0) return [];
  const other = cpus.filter(
    cpu => !chosen.includes(cpu.id) && split.some(each => coreOf(each) === coreOf(cpu)),
  );
  return [
    {
      text: `CPU ${formatCpuList(split.map(({ id }) => id))} ${split.length === 1 ? 'shares its core' : 'share their cores'} with CPUs of the host.`,
      remedy: `Take ${formatList(other.map(({ id }) => `CPU ${id}`))} as well.`,
    },
  ];
}

function mixed(cpus: readonly HostCpu[], { cpus: chosen }: CoresWish): Remark[] {
  const kinds = new Set(cpus.filter(({ id }) => chosen.includes(id)).flatMap(({ kind }) => kind ?? []));
  return kinds.size < 2
    ? []
    : [
        {
          text: 'Performance and efficiency cores are mixed: a guest that sees them as equal stutters.',
          remedy: 'Take cores of one kind for one guest.',
        },
      ];
}

function nodes(cpus: readonly HostCpu[], { cpus: chosen }: CoresWish): Remark | undefined {
  const found = new Set(cpus.filter(({ id }) => chosen.includes(id)).map(({ node }) => node));
  return found.size < 2
    ? undefined
    : {
        text: 'They are on several NUMA nodes: one guest on all of them has slow ways to half of its memory.',
      };
}

const unbalanced = ({ way }: CoresWish): Remark | undefined =>
  way === 'kernel'
    ? {
        text: 'The kernel moves nothing between isolated CPUs: a guest that is not pinned, one virtual CPU to one of them, stays on a single one.',
        remedy: 'Pin each guest that is to run there.',
      }
    : undefined;
