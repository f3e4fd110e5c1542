import type { HostTopology } from '../../contract/topology.ts';
import { choosePins, type ChosenPins } from '../topology/choose-pins.ts';
import { coresOf } from '../topology/host-groups.ts';
import type { GuestFacts } from './setting.ts';

export type Pinning = (ChosenPins & { readonly node?: number }) | { readonly refused: string };

/**
 * A host CPU for each virtual one: whole cores on the device's node, all fast or all thrifty, one core left to the
 * host. Refused, with the reason, rather than done badly: CPUs that are pinned badly are slower than free ones.
 */
export function pinsFor(
  topology: HostTopology | undefined,
  { document }: Pick<GuestFacts, 'document'>,
  node: number | undefined,
): Pinning {
  if (!topology || topology.cpus.length === 0)
    return { refused: 'How the host’s CPUs are built is not known.' };
  const vcpus = Number(document.vcpu.maximum ?? 1);
  const threads = Number(document.cpu.threads ?? 1);
  const near = topology.cpus.some(cpu => cpu.node === node) ? node : undefined;
  const cores = coresOf(topology.cpus.filter(({ online }) => online));
  if (cores.length < 2) return { refused: 'The host has only one core, and needs it itself.' };
  const chosen = choosePins(topology, { vcpus, threads, node: near });
  if (!chosen) return { refused: `The guest has ${vcpus} CPUs, and the host has fewer.` };
  const used = new Set(chosen.pins.flat());
  const cpus = topology.cpus.filter(({ id }) => used.has(id));
  if (new Set(cpus.map(({ kind }) => kind)).size > 1)
    return {
      refused: `Its ${vcpus} CPUs would lie on fast and on thrifty cores, which the guest takes for equal.`,
    };
  if (!cores.some(core => core.threads.every(({ id }) => !used.has(id))))
    return { refused: `Its ${vcpus} CPUs would leave no core to the host.` };
  const nodes = new Set(cpus.map(cpu => cpu.node));
  const [only] = nodes;
  return { ...chosen, ...(nodes.size === 1 && only !== undefined && { node: only }) };
}
