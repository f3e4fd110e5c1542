import { isQemu } from '../../overview/facts.ts';
import { add } from '../../overview/remedies.ts';
import type { AttentionCheck } from '../check.ts';

/** A mouse tells by how much it moved: through VNC the two pointers drift apart. */
export const checkNoTablet: AttentionCheck = facts => {
  const { graphics, inputs, controllers } = facts.document.devices;
  if (!isQemu(facts) || !graphics.items.some(({ type }) => type === 'vnc')) return [];
  if (inputs.items.some(({ type }) => type === 'tablet' || type === 'evdev')) return [];
  if (controllers.items.some(({ type, model }) => type === 'usb' && model === 'none')) return [];
  return [
    {
      id: 'no-tablet',
      severity: 'hint',
      what: 'Its pointer does not follow yours.',
      why: 'With a mouse, the pointer on its screen drifts away from yours. A tablet tells where the pointer is.',
      remedies: [add('Add a tablet', 'input', { type: 'tablet', bus: 'usb' })],
    },
  ];
};
