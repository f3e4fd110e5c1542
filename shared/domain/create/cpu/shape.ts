import type { GuestCpu } from '../../../contract/create/cpu.ts';
import type { HostTopology } from '../../../contract/topology.ts';
import type { Choice } from '../choices.ts';
import type { Setting } from '../topic.ts';

export type CpuShape = NonNullable<GuestCpu['topology']>;

/**
 * One socket, as some systems are licensed for one or two and use no more; one for each NUMA cell, which systems
 * expect. Threads only where pins put them on threads of one core: elsewhere the guest would be lied to.
 */
export function chooseShape({ request, facts }: Setting, maximum: number): Choice<CpuShape> {
  const cells = request.memoryLayout?.cells ?? [];
  const sockets = evenCells(cells, maximum) ? cells.length : 1;
  const threads = pinnedThreads(request.cpu?.pins, facts.topology, maximum);
  const inSocket = maximum / sockets;
  const fits = inSocket % threads === 0;
  const value = {
    sockets,
    dies: 1,
    cores: fits ? inSocket / threads : inSocket,
    threads: fits ? threads : 1,
  };
  const why =
    sockets > 1
      ? 'a socket for each NUMA cell'
      : value.threads > 1
        ? 'the threads it is pinned to share cores'
        : 'one socket with a core each: some systems use no more sockets than they are licensed for';
  return { value, why };
}

function evenCells(cells: readonly { readonly vcpus: readonly number[] }[], maximum: number): boolean {
  return cells.length > 1 && cells.every(({ vcpus }) => vcpus.length * cells.length === maximum);
}

/** How many neighbouring virtual CPUs lie on one core each time; 1 where they do not. */
function pinnedThreads(pins: GuestCpu['pins'], topology: HostTopology | undefined, maximum: number): number {
  if (!pins || !topology || pins.length !== maximum) return 1;
  const coreOf = new Map(topology.cpus.map(cpu => [cpu.id, `${cpu.package}.${cpu.die}.${cpu.core}`]));
  const cores = pins
    .toSorted((a, b) => a.vcpu - b.vcpu)
    .map(({ cpus }) => new Set(cpus.map(id => coreOf.get(id) ?? id)));
  const names = cores.map(set => (set.size === 1 ? [...set][0] : undefined));
  const run = names.findIndex(name => name !== names[0]);
  const threads = run === -1 ? names.length : run;
  const steady = names.every((name, index) => {
    const first = names[index - (index % threads)];
    return name !== undefined && name === first;
  });
  const apart = new Set(names).size * threads === names.length;
  return steady && apart ? threads : 1;
}
