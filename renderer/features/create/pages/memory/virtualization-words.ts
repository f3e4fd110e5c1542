import type { MemoryVirtualization } from '#shared/contract/topology.ts';
import type { Look } from '#renderer/ui/state-icon.tsx';

export interface Words {
  readonly look: Look;
  readonly what: string;
  /** What it means for this guest. */
  readonly meaning: string;
}

const paging: Readonly<Record<MemoryVirtualization['paging'], Words>> = {
  ept: {
    look: 'ok',
    what: 'This host uses nested paging (EPT): its processor walks the guest’s page tables itself.',
    meaning: 'The guest changes its page tables at full speed. Huge pages make the walk shorter still.',
  },
  npt: {
    look: 'ok',
    what: 'This host uses nested paging (NPT): its processor walks the guest’s page tables itself.',
    meaning: 'The guest changes its page tables at full speed. Huge pages make the walk shorter still.',
  },
  shadow: {
    look: 'warning',
    what: 'This host keeps shadow page tables: KVM copies each of the guest’s page tables and traps every change.',
    meaning: 'Programs that map much memory or start many processes run noticeably slower in this guest.',
  },
  translated: {
    look: 'info',
    what: 'This guest’s memory is translated in software: QEMU looks up every access, with a table of its own.',
    meaning: 'No page tables of the processor are involved. It works anywhere and is many times slower.',
  },
  unknown: {
    look: 'unknown',
    what: 'Whether this host runs nested paging is not known: its kernel cannot be looked into from here.',
    meaning: 'Nearly every processor since 2010 has it, and KVM uses it unless it is switched off.',
  },
};

/** By how the guest runs: translated, the processor's paging does not matter to it. */
export const pagingWords = (host: MemoryVirtualization, acceleration: 'kvm' | 'tcg' | undefined): Words =>
  paging[acceleration === 'tcg' ? 'translated' : host.paging];

export interface Nesting {
  /** The CPU feature that guests run guests by. */
  readonly feature: 'vmx' | 'svm';
  /** The one that gives their guests nested paging. */
  readonly paging: 'vmx-ept' | 'npt';
  readonly module: 'kvm_intel' | 'kvm_amd';
}

/** Undefined on processors whose KVM has no such switch. */
export function nestingOf(host: MemoryVirtualization): Nesting | undefined {
  const vendor =
    host.vendor ?? { ept: 'intel', npt: 'amd', shadow: '', translated: '', unknown: '' }[host.paging];
  if (vendor === 'intel') return { feature: 'vmx', paging: 'vmx-ept', module: 'kvm_intel' };
  if (vendor === 'amd') return { feature: 'svm', paging: 'npt', module: 'kvm_amd' };
  return undefined;
}
