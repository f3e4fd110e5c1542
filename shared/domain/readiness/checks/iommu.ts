import type { Check } from '../../../contract/readiness.ts';
import type { HostFacts } from '../../host/facts.ts';
import type { ReadinessFacts } from '../facts.ts';
import { checker, remedy } from '../verdict.ts';

const { ok, advice, unknown } = checker('iommu');
const GROUPS = '/sys/kernel/iommu_groups';

export function checkIommu({ host, connection }: ReadinessFacts): Check {
  if (host) return checkLocal(host);
  const where = `${connection?.uri ?? ''}: capabilities`;
  if (connection?.iommu === undefined) return unknown('libvirt does not say.', where);
  return connection.iommu
    ? ok('On.', where)
    : advice(
        'Off, or not there.',
        where,
        remedy.advice('Turn on VT-d or AMD-Vi in that host’s firmware setup.'),
      );
}

function checkLocal({ iommu, cpu }: HostFacts): Check {
  if (iommu.groups > 0) {
    const count = iommu.groups === 1 ? '1 group' : `${iommu.groups} groups`;
    return ok(`On: ${count}${iommu.units.length > 0 ? ` behind ${iommu.units.join(', ')}` : ''}.`, GROUPS);
  }
  if (cpu.hypervisor)
    return advice(
      'Off: this computer is a guest without a virtual IOMMU.',
      GROUPS,
      remedy.advice('Add a virtual IOMMU to this guest where it is managed, if you need it.'),
    );
  const amd = cpu.vendor === 'AuthenticAMD';
  if (iommu.arguments.some(word => word.endsWith('=off')))
    return advice(
      `Turned off by the kernel’s command line: ${iommu.arguments.join(' ')}.`,
      '/proc/cmdline',
      remedy.advice('Remove that word from the boot loader’s configuration and restart.'),
    );
  const told = iommu.arguments.includes('intel_iommu=on');
  return advice(
    'Off.',
    GROUPS,
    remedy.advice(
      amd
        ? 'Turn on IOMMU (AMD-Vi) in the firmware setup; Linux then uses it by itself.'
        : `Turn on VT-d in the firmware setup${told ? '' : ', and boot with intel_iommu=on if it stays off'}.`,
    ),
  );
}
