import type { ApplianceNic } from './appliance.ts';
import { isLinux } from './os-names.ts';

/**
 * The model that the guest knows without a driver that it has not yet got. VMware's own vmxnet becomes virtio
 * for Linux, which has both; Windows has neither before its drivers are installed.
 */
export function nicModelOf(name: string, osId: string | undefined): ApplianceNic['model'] {
  const wanted = name.toLowerCase();
  if (wanted.includes('virtio')) return 'virtio';
  if (wanted.includes('vmxnet')) return isLinux(osId) ? 'virtio' : 'e1000e';
  if (wanted.includes('e1000e')) return 'e1000e';
  // QEMU has no PCnet any more in most builds; whoever has its driver has that of the rtl8139 too.
  if (/rtl8139|pcnet|vlance|ne2000|am79c/.test(wanted)) return 'rtl8139';
  if (wanted.includes('e1000') || wanted.includes('8254')) return 'e1000';
  return isLinux(osId) ? 'virtio' : 'e1000e';
}
