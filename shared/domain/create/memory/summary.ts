import type { SummaryLine } from '../../../contract/create/plan.ts';
import { formatBytes } from '../../units.ts';
import type { Decided } from '../topic.ts';
import type { MemoryPart } from './part.ts';
import { CHOSEN } from '../choices.ts';

export function memorySummary({
  value: { memory, memoryLayout },
  reasons,
}: Decided<MemoryPart>): SummaryLine[] {
  const { maximum, hugePages, cells, shared, locked } = memoryLayout;
  const words = [
    maximum > memory ? `${formatBytes(memory)} of at most ${formatBytes(maximum)}` : formatBytes(memory),
    hugePages === null ? undefined : `pages of ${formatBytes(hugePages)}`,
    cells.length > 1 ? `${cells.length} NUMA cells` : undefined,
    shared ? 'shared' : undefined,
    locked ? 'locked' : undefined,
  ];
  const why = [
    reasons['memory'] ?? CHOSEN,
    ...(shared && reasons['memoryLayout.shared'] ? [reasons['memoryLayout.shared']] : []),
  ];
  return [
    {
      topic: 'memory',
      label: 'Memory',
      value: words.filter(word => word !== undefined).join(', '),
      why: why.join('; '),
    },
  ];
}
