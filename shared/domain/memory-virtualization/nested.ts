import type { MemoryVirtualization } from '../../contract/topology.ts';

type Vendor = NonNullable<MemoryVirtualization['vendor']>;

/** The CPU's feature by which a machine runs virtual ones, and the one that pages their memory. */
export const virtualizationFeatures = {
  intel: { run: 'vmx', page: 'vmx-ept', module: 'kvm_intel' },
  amd: { run: 'svm', page: 'npt', module: 'kvm_amd' },
} as const satisfies Record<Vendor, { run: string; page: string; module: string }>;

/** How to let guests run guests: the switch is read when the module is loaded, with no guest running. */
export function nestedRemedy(vendor: Vendor): string {
  const { module } = virtualizationFeatures[vendor];
  return (
    `As root on the host, write “options ${module} nested=1” into /etc/modprobe.d/kvm.conf; then stop all guests ` +
    `and run “modprobe -r ${module}” and “modprobe ${module}”, or restart the host.`
  );
}
