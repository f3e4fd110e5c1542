import { itemsOf } from '../../hardware/item-id.ts';
import { drivesVirtio } from '../../overview/facts.ts';
import { set } from '../../overview/remedies.ts';
import type { AttentionCheck } from '../check.ts';

/** A card made for SPICE, with no SPICE display to show it. */
export const checkQxlWithoutSpice: AttentionCheck = facts => {
  const { graphics } = facts.document.devices;
  const card = itemsOf(facts.document).find(
    ({ element, node }) => element === 'video' && node.child('model')?.attr('type') === 'qxl',
  );
  if (!card || graphics.length === 0 || graphics.items.some(({ type }) => type === 'spice')) return [];
  const model = drivesVirtio(facts) === true ? 'virtio' : 'vga';
  return [
    {
      id: 'qxl-without-spice',
      severity: 'hint',
      what: 'Its graphics card is QXL, without SPICE.',
      why: 'QXL saves work for SPICE alone; through VNC it is slower than others, and QEMU no longer looks after it.',
      // Its kinds of memory are QXL's alone: libvirt refuses them of others.
      remedies: [set(`Switch to ${model}`, card.id, { model, ram: null, vram: null, vgamem: null })],
    },
  ];
};
