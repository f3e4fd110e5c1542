import { remedy } from '../../checks/host-remedy.ts';
import { checker, type DoctorRule } from '../check.ts';

const { ok, problem, advice, unknown } = checker('cpu-virtualization');
const WHERE = '/proc/cpuinfo (flags), /dev/kvm';

export const cpuVirtualization: DoctorRule = ({ cpu, kvmDevice }) => {
  const flag = cpu.vmx ? 'VT-x (vmx)' : cpu.svm ? 'AMD-V (svm)' : undefined;
  if (cpu.count === 0) return unknown('The kernel does not say.', WHERE);
  if (flag === undefined) {
    if (cpu.hypervisor)
      return advice(
        'This host is itself a guest, and its CPU is shown without VT-x or AMD-V.',
        WHERE,
        remedy.hand(
          'Where this guest is managed, allow guests within guests (nested=1) and give it the host’s CPU (host-passthrough).',
        ),
      );
    return problem(
      `${cpu.model ?? 'The CPU'} shows neither vmx nor svm.`,
      WHERE,
      remedy.hand('Turn on Intel Virtualization Technology or SVM Mode in the firmware’s setup.'),
    );
  }
  if (kvmDevice) return ok(`${flag}, and /dev/kvm is there.`, WHERE);
  const module = cpu.vmx ? 'kvm_intel' : 'kvm_amd';
  return problem(
    `${flag}, but there is no /dev/kvm: the module ${module} is not loaded, or the firmware has it off.`,
    WHERE,
    remedy.command(`sudo modprobe ${module}`, 'Loads the module; says why where it cannot.'),
  );
};
