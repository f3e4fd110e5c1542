import type { SummaryLine } from '../../../contract/create/plan.ts';
import type { Decided } from '../topic.ts';
import type { CpuPart } from './part.ts';
import { CHOSEN } from '../choices.ts';

export function cpuSummary({ value: { vcpus, cpu }, reasons }: Decided<CpuPart>): SummaryLine[] {
  const count = vcpus === 1 ? '1 CPU' : `${vcpus} CPUs`;
  const words = [
    cpu.maximum > vcpus ? `${count} of at most ${cpu.maximum}` : count,
    cpu.mode === 'custom' ? cpu.model : cpu.mode,
    (cpu.pins ?? []).length > 0 ? 'pinned' : undefined,
    cpu.nested ? 'may run guests itself' : undefined,
  ];
  const why = [reasons['vcpus'] ?? CHOSEN, ...(cpu.mode ? [reasons['cpu.mode'] ?? CHOSEN] : [])];
  return [
    {
      topic: 'cpu',
      label: 'CPU',
      value: words.filter(word => word !== undefined).join(', '),
      why: [...new Set(why)].join('; '),
    },
  ];
}
