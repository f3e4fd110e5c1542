import type { MemoryVirtualization } from '../../contract/topology.ts';

/** How guests of a processor run guests. */
export interface Nesting {
  /** The CPU feature that guests run guests by. */
  readonly feature: 'vmx' | 'svm';
  /** The one that gives their guests nested paging. */
  readonly paging: 'vmx-ept' | 'npt';
  readonly module: 'kvm_intel' | 'kvm_amd';
}

export const nestings = {
  intel: { feature: 'vmx', paging: 'vmx-ept', module: 'kvm_intel' },
  amd: { feature: 'svm', paging: 'npt', module: 'kvm_amd' },
} as const satisfies Record<NonNullable<MemoryVirtualization['vendor']>, Nesting>;

/** Undefined on processors whose KVM has no such switch, and where they cannot be told. */
export function nestingOf({ vendor, paging }: MemoryVirtualization): Nesting | undefined {
  const maker = vendor ?? (paging === 'ept' ? 'intel' : paging === 'npt' ? 'amd' : undefined);
  return maker && nestings[maker];
}

/** How to let guests run guests: the switch is read when the module is loaded, with no guest running. */
export function nestedRemedy(host: MemoryVirtualization): string | undefined {
  const nesting = nestingOf(host);
  if (!nesting) return undefined;
  const { module } = nesting;
  return (
    `As root on the host, write “options ${module} nested=1” into /etc/modprobe.d/kvm-nested.conf; then stop all ` +
    `guests and run “modprobe -r ${module}” and “modprobe ${module}”, or restart the host.`
  );
}
