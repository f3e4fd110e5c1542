/** What of the kernel's command line is about the IOMMU (Documentation/admin-guide/kernel-parameters.txt). */

const turnsOff = (word: string) => /^(intel_iommu|amd_iommu|iommu)=(\S*,)?(off|noforce)\b/.test(word);

export interface IommuArguments {
  readonly add: string[];
  readonly remove: string[];
}

/**
 * What switches it on, with these words present. Intel's is on by itself only in kernels built so (6.8 and newer at
 * most distributions), AMD's always unless it was switched off. `iommu=pt` leaves the host's own devices as fast as
 * without.
 */
export function iommuArguments(present: readonly string[], intel: boolean): IommuArguments {
  const wanted = intel ? ['intel_iommu=on', 'iommu=pt'] : ['iommu=pt'];
  return { add: wanted.filter(word => !present.includes(word)), remove: present.filter(turnsOff) };
}
