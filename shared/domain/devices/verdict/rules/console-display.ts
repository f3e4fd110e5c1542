import type { Rule } from '../finding.ts';

/** Not the firmware's screen, but what the kernel and the desktop draw on. */
export const consoleDisplay: Rule = (device, { uses }) => {
  const display = uses(device.address).find(use => use.by === 'display');
  if (display?.how !== 'console') return undefined;
  return {
    level: 'risky',
    label: 'Draws the console',
    text: 'The host’s text console is drawn on it: its driver may not let go of it while that is so.',
    remedy: 'Bind it to vfio-pci at boot, before the console finds it.',
  };
};
