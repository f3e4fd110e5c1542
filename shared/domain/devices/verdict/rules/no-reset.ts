import { slotOf } from '../../../create/host-devices/pci-address.ts';
import type { Rule } from '../finding.ts';

/** A device that is not reset between two guests keeps the state of the first, or hangs (pci sysfs: reset_method). */
export const noReset: Rule = (device, view) => {
  if (device.resetMethods === undefined || device.resetMethods.length > 0) return undefined;
  const slot = slotOf(device.address);
  // A reset of the bus resets every function of the card.
  const mates = view.facts.pci.filter(other => slotOf(other.address) === slot);
  if (mates.some(({ resetMethods }) => resetMethods?.includes('bus'))) return undefined;
  return {
    level: 'risky',
    label: 'No reset',
    text: 'The kernel knows no way to reset it: it may work for the first guest only, until the host restarts.',
    remedy: 'Try it with data you can lose; a newer kernel or firmware may bring a way.',
  };
};
