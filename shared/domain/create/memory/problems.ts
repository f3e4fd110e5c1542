import type { CreateProblem } from '../../../contract/create/plan.ts';
import { formatBytes, MiB } from '../../units.ts';
import { invalid, problem, unsupported } from '../problem.ts';
import type { Setting } from '../topic.ts';
import { cellProblems } from './cell-problems.ts';
import { hugePageNeeds, hugePageRemedy, hugePageSizes } from './huge-pages.ts';
import type { MemoryEarlier, MemoryPart } from './part.ts';

export function memoryProblems(part: MemoryPart, setting: Setting, { cpu }: MemoryEarlier): CreateProblem[] {
  return [
    ...sizeProblems(part, setting),
    ...hugePageProblems(part, setting),
    ...cellProblems(part, cpu.cpu.maximum, setting),
    ...placementProblems(part, setting),
    ...sharedProblems(part, setting),
  ];
}

function sizeProblems({ memory, memoryLayout }: MemoryPart, { facts }: Setting): CreateProblem[] {
  const { maximum, balloon } = memoryLayout;
  const found: CreateProblem[] = [];
  if (memory < MiB) found.push(invalid('memory', 'No system runs in less than 1 MiB.'));
  if (memory > facts.memory)
    found.push(
      problem('memory', 'NO_MEMORY', {
        host: facts.host,
        needed: formatBytes(memory),
        free: formatBytes(facts.memory),
      }),
    );
  if (maximum < memory)
    found.push(
      invalid(
        'memoryLayout.maximum',
        `It starts with ${formatBytes(memory)}, so it cannot have less at most.`,
      ),
    );
  if (maximum > memory && !balloon)
    found.push(
      invalid(
        'memoryLayout.balloon',
        'More memory than at start is given by the balloon: without it there is no more.',
      ),
    );
  return found;
}

function hugePageProblems({ memoryLayout }: MemoryPart, { facts, request }: Setting): CreateProblem[] {
  const { hugePages: size, maximum, cells } = memoryLayout;
  if (size === null) return [];
  const field = 'memoryLayout.hugePages';
  const { topology, host } = facts;
  const sizes = topology ? hugePageSizes(topology) : [];
  if (topology && !sizes.includes(size)) {
    const detail =
      sizes.length === 0
        ? `The kernel of the host has no huge pages.`
        : `The kernel of the host has huge pages of ${sizes.map(formatBytes).join(' and ')}, not of ${formatBytes(size)}.`;
    return [unsupported(field, facts, detail)];
  }
  if ([maximum, ...cells.map(({ memory }) => memory)].some(bytes => bytes % size !== 0))
    return [
      invalid(
        field,
        `Memory has to be a whole number of pages of ${formatBytes(size)}, in each NUMA cell too.`,
      ),
    ];
  // A guest that is only defined can wait for its pages: that is a warning.
  if (!topology || request.start === false) return [];
  return hugePageNeeds(memoryLayout, size, topology)
    .filter(({ needed, free }) => needed > free)
    .map(need =>
      problem(
        field,
        'NO_MEMORY',
        {
          host: need.node === undefined ? host : `${host}, node ${need.node}`,
          needed: `${need.needed} pages of ${formatBytes(size)}`,
          free: `${need.free} pages`,
        },
        hugePageRemedy(need, size),
      ),
    );
}

function placementProblems({ memoryLayout: { placement } }: MemoryPart, { facts }: Setting): CreateProblem[] {
  if (!placement) return [];
  const field = 'memoryLayout.placement';
  if (placement.mode === 'preferred' && placement.nodes.length > 1)
    return [invalid(field, 'Only one node can be preferred; “interleave” spreads memory over several.')];
  const known = facts.topology?.nodes.map(({ id }) => id);
  const missing = placement.nodes.filter(node => known?.includes(node) === false);
  return missing.length > 0 ? [invalid(field, `${facts.host} has no NUMA node ${missing.join(', ')}.`)] : [];
}

function sharedProblems(
  { memoryLayout: { shared } }: MemoryPart,
  { request, facts, offer }: Setting,
): CreateProblem[] {
  const field = 'memoryLayout.shared';
  if (!shared && (request.folders ?? []).some(({ readOnly }) => readOnly !== true))
    return [invalid(field, 'Shared folders (virtiofs) work in the guest’s memory: it has to be shared.')];
  if (shared && !offer.memorySources.some(source => source !== 'anonymous'))
    return [unsupported(field, facts, 'This QEMU cannot share a guest’s memory (memfd).')];
  return [];
}
