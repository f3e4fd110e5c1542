import type { Check } from '../../../contract/readiness.ts';
import type { ReadinessFacts } from '../facts.ts';
import { checker, remedy } from '../verdict.ts';

const { ok, advice, problem, unknown } = checker('cpu-flags');
const CPUINFO = '/proc/cpuinfo';

export function checkCpuFlags({ host, connection }: ReadinessFacts): Check {
  if (!host) return checkRemote(connection?.cpuFeature, connection?.uri ?? '');
  if (host.arch !== 'x64' && host.arch !== 'ia32')
    return ok(`No flag to look for on ${host.arch}: the KVM device tells.`, CPUINFO);
  if (host.cpu.vmx) return ok('VT-x (vmx).', CPUINFO);
  if (host.cpu.svm) return ok('AMD-V (svm).', CPUINFO);
  if (host.cpu.hypervisor)
    return advice(
      'Neither vmx nor svm: this computer is itself a guest, without nested virtualization. Guests run translated (TCG), several times slower.',
      CPUINFO,
      remedy.advice('Turn on nested virtualization where this guest is managed, if its provider allows it.'),
    );
  return problem(
    'Neither vmx nor svm. Guests run translated (TCG), several times slower.',
    CPUINFO,
    remedy.advice('Turn on VT-x, AMD-V or SVM in the firmware setup of this computer.'),
  );
}

function checkRemote(feature: NonNullable<ReadinessFacts['connection']>['cpuFeature'], uri: string): Check {
  const where = `${uri}: capabilities`;
  if (feature === 'vmx') return ok('VT-x (vmx).', where);
  if (feature === 'svm') return ok('AMD-V (svm).', where);
  if (feature === 'not-x86') return ok('No flag to look for on this architecture.', where);
  if (feature === 'none')
    return advice(
      'libvirt lists neither vmx nor svm. Guests run translated (TCG), several times slower.',
      where,
      remedy.advice('Turn on VT-x, AMD-V or SVM in the firmware setup of that host.'),
    );
  return unknown('libvirt does not describe the CPU of that host.', where);
}
