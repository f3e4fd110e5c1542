import type { MemoryVirtualization } from '../../contract/topology.ts';

export interface PagingVerdict {
  readonly tone: 'good' | 'slow' | 'translated' | 'unknown';
  readonly what: string;
  /** What it means for a guest. */
  readonly meaning: string;
}

const walked = {
  tone: 'good',
  meaning: 'The guest changes its page tables at full speed. Huge pages make the walk shorter still.',
} as const;

const verdicts: Readonly<Record<MemoryVirtualization['paging'], PagingVerdict>> = {
  ept: {
    ...walked,
    what: 'This host uses nested paging (EPT): its processor walks the guest’s page tables itself.',
  },
  npt: {
    ...walked,
    what: 'This host uses nested paging (NPT): its processor walks the guest’s page tables itself.',
  },
  shadow: {
    tone: 'slow',
    what: 'This host keeps shadow page tables: KVM copies each of the guest’s page tables and traps every change.',
    meaning: 'Programs that map much memory or start many processes run noticeably slower in this guest.',
  },
  translated: {
    tone: 'translated',
    what: 'This guest’s memory is translated in software: QEMU looks up every access, with a table of its own.',
    meaning: 'No page tables of the processor are involved. It works anywhere and is many times slower.',
  },
  unknown: {
    tone: 'unknown',
    what: 'Whether this host runs nested paging is not known: its kernel cannot be looked into from here.',
    meaning: 'Nearly every processor since 2010 has it, and KVM uses it unless it is switched off.',
  },
};

/** How a guest's addresses become the host's. Translated, the processor's paging does not matter to it. */
export function pagingVerdict({ paging }: MemoryVirtualization, acceleration?: 'kvm' | 'tcg'): PagingVerdict {
  return verdicts[acceleration === 'tcg' ? 'translated' : paging];
}

/** How to have nested paging where KVM does without. */
export function shadowRemedy(vendor: NonNullable<MemoryVirtualization['vendor']>): string {
  const [module, parameter] = vendor === 'intel' ? ['kvm_intel', 'ept'] : ['kvm_amd', 'npt'];
  return `If the processor has it, look for “${parameter}=0” of ${module} in /etc/modprobe.d and on the kernel’s command line, remove it and restart the host.`;
}
