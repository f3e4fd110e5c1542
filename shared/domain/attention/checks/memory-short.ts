import { formatBytes } from '../../units.ts';
import { openPage } from '../../overview/remedies.ts';
import type { AttentionCheck } from '../check.ts';

/** A guest that is off and would want more memory than the host has free. */
export const checkMemoryShort: AttentionCheck = ({ document, running, freeMemory }) => {
  const { memory, memoryBacking } = document;
  // Huge pages are set aside: what is free besides says nothing.
  if (running || freeMemory === undefined || typeof memory !== 'bigint' || memoryBacking.hugePages) return [];
  if (Number(memory) <= freeMemory) return [];
  return [
    {
      id: 'memory-short',
      severity: 'warning',
      what: `It wants more memory than the host has free.`,
      why: `${formatBytes(Number(memory))} against ${formatBytes(freeMemory)}: when it starts, the host may swap or stop programs.`,
      remedies: [openPage('Memory settings', 'hardware/domain')],
    },
  ];
};
