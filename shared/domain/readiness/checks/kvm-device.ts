import type { Check } from '../../../contract/readiness.ts';
import type { HostFacts } from '../../host/facts.ts';
import type { ReadinessFacts } from '../facts.ts';
import { checker, remedy } from '../verdict.ts';

const { ok, advice, problem, unknown } = checker('kvm-device');
const DEVICE = '/dev/kvm';

export function checkKvmDevice({ host, connection }: ReadinessFacts): Check {
  if (host) return checkLocal(host);
  const where = `${connection?.uri ?? ''}: capabilities`;
  if (connection?.offersKvm === undefined) return unknown('libvirt does not say.', where);
  return connection.offersKvm
    ? ok('libvirt offers KVM there.', where)
    : advice(
        'libvirt does not offer KVM there. Guests run translated (TCG), several times slower.',
        where,
        remedy.advice('On that host, load kvm_intel or kvm_amd and restart libvirt.'),
      );
}

function checkLocal(host: HostFacts): Check {
  const { cpu, kvmDevice: device } = host;
  const able = cpu.vmx || cpu.svm || (host.arch !== 'x64' && host.arch !== 'ia32');
  if (!able)
    return advice(
      device.state === 'absent'
        ? 'Not there, as the CPU offers no virtualization.'
        : 'There, but of no use: the CPU has neither VT-x nor AMD-V, and guests would hang. TCG is used instead.',
      DEVICE,
      remedy.advice('See CPU virtualization.'),
    );
  switch (device.state) {
    case 'opens':
      return ok('Opens for reading and writing.', DEVICE);
    case 'absent': {
      const module = cpu.svm ? 'kvm_amd' : cpu.vmx ? 'kvm_intel' : 'kvm';
      return problem(
        'Not there, although the CPU could.',
        DEVICE,
        remedy.command(
          `sudo modprobe ${module}`,
          'Loads the KVM module. If it refuses, virtualization is off in the firmware setup.',
        ),
      );
    }
    case 'denied': {
      const group = device.group && device.group !== 'root' ? device.group : 'kvm';
      return advice(
        'This user may not open it. Guests of qemu:///system are not concerned: they run as another user.',
        DEVICE,
        remedy.command(
          `sudo usermod -aG ${group} ${host.user.name}`,
          'Lets guests of your own session use KVM. Log out and in again afterwards.',
        ),
      );
    }
    case 'failed':
      return problem(
        `Does not open (${device.error}).`,
        DEVICE,
        remedy.advice('Another hypervisor may hold the CPU, or virtualization is off in the firmware setup.'),
      );
  }
}
