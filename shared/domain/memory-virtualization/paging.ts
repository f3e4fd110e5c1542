import type { MemoryVirtualization } from '../../contract/topology.ts';
import { nestedRemedy } from './nested.ts';

export interface PagingVerdict {
  readonly tone: 'good' | 'slow' | 'unknown';
  readonly title: string;
  /** What it means for a guest, in a sentence or two. */
  readonly text: string;
  /** What to do about it, where something can be done. */
  readonly remedy?: string;
}

/** How a guest’s memory addresses become the host’s, and what that costs. */
export function pagingVerdict({ paging, vendor }: MemoryVirtualization): PagingVerdict {
  switch (paging) {
    case 'ept':
    case 'npt':
      return {
        tone: 'good',
        title: paging === 'ept' ? 'Nested paging (Intel EPT)' : 'Nested paging (AMD NPT)',
        text: 'The CPU itself translates the guest’s addresses. The guest changes its page tables freely, at nearly the speed of the host.',
      };
    case 'shadow':
      return {
        tone: 'slow',
        title: 'Shadow page tables',
        text: 'KVM keeps a second copy of the guest’s page tables and steps in at every change. Starting programs and switching between them is much slower.',
        ...(vendor && { remedy: pagingRemedy(vendor) }),
      };
    case 'translated':
      return {
        tone: 'slow',
        title: 'Translated in software',
        text: 'Without KVM, QEMU looks up every address itself, as it translates every instruction. It works everywhere, and slowly.',
      };
    case 'unknown':
      return {
        tone: 'unknown',
        title: 'Not known',
        text: 'The KVM modules of this host cannot be looked into from here. Every x86 server since about 2010 has nested paging.',
      };
  }
}

function pagingRemedy(vendor: NonNullable<MemoryVirtualization['vendor']>): string {
  const [module, parameter] = vendor === 'intel' ? ['kvm_intel', 'ept'] : ['kvm_amd', 'npt'];
  return `If the CPU has it, look for “${parameter}=0” of ${module} in /etc/modprobe.d and on the kernel’s command line, remove it and restart the host.`;
}

/** Whether guests may run guests on this host. */
export function nestedVerdict({ nested, vendor }: MemoryVirtualization): PagingVerdict {
  if (nested === true)
    return {
      tone: 'good',
      title: 'Guests may run guests',
      text: 'The host’s KVM hands its virtualization on. Each level costs speed, input and output most.',
    };
  if (nested === false)
    return {
      tone: 'slow',
      title: 'Guests may not run guests',
      text: 'The host’s KVM keeps virtualization for itself; within a guest there is only translation.',
      ...(vendor && { remedy: nestedRemedy(vendor) }),
    };
  return {
    tone: 'unknown',
    title: 'Not known whether guests may run guests',
    text: 'The KVM modules of this host cannot be looked into from here. Linux 4.20 and newer allow it unless told otherwise.',
  };
}
