import { drivesVirtio, isQemu } from '../../overview/facts.ts';
import { add, set } from '../../overview/remedies.ts';
import type { AttentionCheck } from '../check.ts';

/** Nothing tells how much of its memory the guest uses. */
export const checkNoBalloon: AttentionCheck = facts => {
  const { memballoon, hostdevs } = facts.document.devices;
  // Memory that a device reaches by itself is pinned: a balloon gives none of it back.
  const pinned = hostdevs.items.some(({ type }) => type === 'pci' || type === 'mdev');
  if (!isQemu(facts) || pinned || drivesVirtio(facts) !== true) return [];
  if (memballoon.exists && memballoon.model !== 'none') return [];
  return [
    {
      id: 'no-balloon',
      severity: 'hint',
      what: 'It has no memory balloon.',
      why: 'How much memory it uses cannot be told, and none can be taken back while it runs.',
      remedies: [
        memballoon.exists
          ? set('Add a balloon', 'memballoon', { model: 'virtio' })
          : add('Add a balloon', 'memballoon', { model: 'virtio' }),
      ],
    },
  ];
};
