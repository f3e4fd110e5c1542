import { hasGenericCpu } from '../../layers/cpu.ts';
import { useHostCpu } from '../../overview/remedies.ts';
import type { AttentionCheck } from '../check.ts';

/** A processor that hides what the host's can. */
export const checkGenericCpu: AttentionCheck = facts =>
  hasGenericCpu(facts)
    ? [
        {
          id: 'generic-cpu',
          severity: 'hint',
          what: `It sees a processor of the lowest kind${facts.document.cpu.model === undefined ? '' : ` (${facts.document.cpu.model})`}.`,
          why: 'AES, AVX and much that programs use is hidden from it. With the host’s own model it can move only to hosts like this one.',
          remedies: [useHostCpu()],
        },
      ]
    : [];
