import type { Failure } from '../../../contract/failure.ts';
import { type IommuArguments, iommuArguments } from '../../host/iommu-arguments.ts';
import type { Setting } from '../setting.ts';

/** The kernel keeps no device apart from the others now. */
export function needsIommu({ map, facts }: Pick<Setting, 'map' | 'facts'>): boolean {
  return facts ? facts.iommu.groups.size === 0 : !map.iommu.on;
}

/** What switches the IOMMU on: nothing where it is on. */
export function iommuChange({ facts, map }: Pick<Setting, 'facts' | 'map'>): IommuArguments {
  if (!facts || !needsIommu({ facts, map })) return { add: [], remove: [] };
  return iommuArguments(facts.boot.arguments, facts.iommu.table === 'DMAR');
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
