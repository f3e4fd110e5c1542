import type { Failure } from '../../../contract/failure.ts';
import type { Setting } from '../setting.ts';

/** The kernel keeps no device apart from the others now. */
export function needsIommu({ map, facts }: Pick<Setting, 'map' | 'facts'>): boolean {
  return facts ? facts.iommu.groups.size === 0 : !map.iommu.on;
}

interface Arguments {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/**
 * What switches the IOMMU on: nothing where it is on. Intel's is on by itself only in kernels built so (6.8 and newer
 * at most distributions), AMD's always unless it was switched off. `iommu=pt` leaves the host's own devices as fast as
 * without (Documentation/admin-guide/kernel-parameters.txt).
 */
export function iommuArguments({ facts, map }: Pick<Setting, 'facts' | 'map'>): Arguments {
  if (!facts || !needsIommu({ facts, map })) return { add: [], remove: [] };
  const present = facts.boot.arguments;
  const remove = present.filter(word => /^(intel_iommu|amd_iommu|iommu)=(\S*,)?(off|noforce)\b/.test(word));
  const wanted = facts.iommu.table === 'DMAR' ? ['intel_iommu=on', 'iommu=pt'] : ['iommu=pt'];
  return { add: wanted.filter(word => !present.includes(word)), remove };
}

/** No IOMMU that the kernel could use: only a person in front of the machine can change that. */
export function iommuProblem(setting: Setting): Failure | undefined {
  const { facts, host } = setting;
  if (!needsIommu(setting)) return undefined;
  const unsupported = (reason: string, remedy: string): Failure => ({
    code: 'UNSUPPORTED',
    params: { host: host.label, reason, remedy },
  });
  if (!facts)
    return unsupported(
      'Its IOMMU is off, and its own files cannot be read over this connection.',
      'Connect over ssh, or run Innkeeper on the host itself.',
    );
  if (facts.iommu.table !== undefined) return undefined;
  return unsupported(
    'Its firmware tells of no IOMMU, without which a device could write anywhere in the host’s memory.',
    'Switch on VT-d (Intel) or AMD-Vi, also called IOMMU (AMD), in the firmware’s settings; then look again.',
  );
}
