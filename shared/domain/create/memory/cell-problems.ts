import type { CreateProblem } from '../../../contract/create/plan.ts';
import { formatBytes } from '../../units.ts';
import { formatCpuList } from '../../cpu-list.ts';
import { invalid } from '../problem.ts';
import type { Setting } from '../topic.ts';
import type { MemoryPart } from './part.ts';

const FIELD = 'memoryLayout.cells';

/** Every CPU that the guest can have, and all of its memory, are in one cell, and in no other. */
export function cellProblems(
  { memoryLayout: { cells, maximum } }: MemoryPart,
  vcpus: number,
  { facts }: Setting,
): CreateProblem[] {
  if (cells.length === 0) return [];
  const found: CreateProblem[] = [];
  const seen = new Set<number>();
  const known = facts.topology?.nodes.map(({ id }) => id);
  for (const [index, cell] of cells.entries()) {
    const field = `${FIELD}.${index}`;
    const beyond = cell.vcpus.filter(id => id >= vcpus);
    if (beyond.length > 0)
      found.push(
        invalid(
          `${field}.vcpus`,
          `The guest’s CPUs are numbered 0 to ${vcpus - 1}; ${formatCpuList(beyond)} is beyond.`,
        ),
      );
    const twice = cell.vcpus.filter((id, at) => seen.has(id) || cell.vcpus.indexOf(id) !== at);
    if (twice.length > 0)
      found.push(invalid(`${field}.vcpus`, `CPU ${formatCpuList(twice)} is in a cell already.`));
    for (const id of cell.vcpus) seen.add(id);
    if (cell.memory % 1024 !== 0)
      found.push(invalid(`${field}.memory`, 'A cell’s memory is a whole number of KiB.'));
    if (cell.node !== undefined && known?.includes(cell.node) === false)
      found.push(invalid(`${field}.node`, `${facts.host} has no NUMA node ${cell.node}.`));
  }
  const left = Array.from({ length: vcpus }, (_, id) => id).filter(id => !seen.has(id));
  if (left.length > 0) found.push(invalid(FIELD, `CPU ${formatCpuList(left)} of the guest is in no cell.`));
  const sum = cells.reduce((total, { memory }) => total + memory, 0);
  if (sum !== maximum)
    found.push(
      invalid(
        FIELD,
        `The cells have ${formatBytes(sum)} together, the guest has ${formatBytes(maximum)} at most.`,
      ),
    );
  return found;
}
