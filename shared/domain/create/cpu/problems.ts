import type { CreateProblem } from '../../../contract/create/plan.ts';
import { invalid, unsupported } from '../problem.ts';
import type { Setting } from '../topic.ts';
import { traitsOf } from '../traits.ts';
import { knowsFeature, nestedProblems } from './nested.ts';
import type { CpuPart } from './part.ts';
import { pinProblems } from './pin-problems.ts';

/** From here on interrupts need an IOMMU that remaps them, which only q35 has. */
export const XAPIC_CPUS = 255;

export function cpuProblems(part: CpuPart, setting: Setting): CreateProblem[] {
  return [
    ...countProblems(part, setting),
    ...modeProblems(part, setting),
    ...featureProblems(part, setting),
    ...nestedProblems(part, setting),
    ...pinProblems(part, setting),
  ];
}

function countProblems({ vcpus, cpu }: CpuPart, setting: Setting): CreateProblem[] {
  const { maximum, topology } = cpu;
  const { maxVcpus, machine } = setting.offer;
  const field = setting.request.cpu?.maximum === undefined ? 'vcpus' : 'cpu.maximum';
  const found: CreateProblem[] = [];
  if (maximum < vcpus)
    found.push(invalid('cpu.maximum', `It starts with ${vcpus}, so it cannot have fewer at most.`));
  if (maxVcpus !== undefined && maximum > maxVcpus)
    found.push(invalid(field, `This machine type takes at most ${maxVcpus}.`));
  else if (maximum > XAPIC_CPUS && traitsOf(setting).x86 && machine?.includes('q35') !== true)
    found.push(invalid(field, `More than ${XAPIC_CPUS} CPUs need the machine type q35.`));
  const product = topology.sockets * topology.dies * topology.cores * topology.threads;
  if (product !== maximum)
    found.push(
      invalid(
        'cpu.topology',
        `${topology.sockets} × ${topology.dies} × ${topology.cores} × ${topology.threads} are ${product} CPUs, but the guest has ${maximum} at most.`,
      ),
    );
  if (topology.dies > 1 && !traitsOf(setting).x86)
    found.push(invalid('cpu.topology', 'Only x86 machines have more than one die in a socket.'));
  return found;
}

function modeProblems({ cpu }: CpuPart, { offer, facts }: Setting): CreateProblem[] {
  const { mode, model } = cpu;
  if (mode === undefined) return [];
  if (!offer.cpuModes.includes(mode)) {
    const detail =
      mode === 'host-passthrough' && offer.type === 'qemu'
        ? 'The host’s own CPU can be passed through with KVM only; translation has “maximum”.'
        : `This machine offers ${offer.cpuModes.join(', ') || 'no choice'}, not ${mode}.`;
    return [unsupported('cpu.mode', facts, detail)];
  }
  if (cpu.migratable === true && !offer.migratableModes.includes(mode) && keepsAll(mode))
    return [
      unsupported(
        'cpu.migratable',
        facts,
        `${offer.arch} guests with ${mode} cannot be kept to what moves along.`,
      ),
    ];
  if (mode !== 'custom') return [];
  if (model === undefined) return [invalid('cpu.model', 'Choose one of the models that the host offers.')];
  const offered = offer.cpuModels.find(({ name }) => name === model);
  if (!offered) return [unsupported('cpu.model', facts, `libvirt does not offer ${model} for this machine.`)];
  const trimmed = cpu.features.some(({ policy }) => policy === 'disable');
  // Without what the host lacks it may well start; only libvirt knows what that is.
  if (!offered.usable && !trimmed)
    return [
      unsupported(
        'cpu.model',
        facts,
        `The host lacks features of ${model}. Choose an older model, or disable those features.`,
      ),
    ];
  return [];
}

/** Named models move along by themselves. */
const keepsAll = (mode: string): boolean => mode === 'host-passthrough' || mode === 'maximum';

function featureProblems({ cpu: { features, mode } }: CpuPart, { facts }: Setting): CreateProblem[] {
  const seen = new Set<string>();
  return features.flatMap(({ name }, index) => {
    const field = `cpu.features.${index}`;
    if (mode === undefined)
      return [invalid(field, 'This hypervisor has no CPU modes, and so no features to choose.')];
    if (seen.has(name)) return [invalid(field, `${name} is there twice.`)];
    seen.add(name);
    if (!knowsFeature(name, facts.libvirtVersion))
      return [unsupported(field, facts, `This libvirt does not know ${name}; version 10.1 does.`)];
    return [];
  });
}
