import { drivesVirtio } from '../../overview/facts.ts';
import { add } from '../../overview/remedies.ts';
import type { AttentionCheck } from '../check.ts';

/** Nothing gives the guest random numbers; only asked for where the processor gives none either. */
export const checkNoRng: AttentionCheck = facts => {
  const { rngs } = facts.document.devices;
  if (facts.document.type !== 'qemu' || drivesVirtio(facts) !== true) return [];
  if (rngs.length > 0) return [];
  return [
    {
      id: 'no-rng',
      severity: 'hint',
      what: 'It has no source of random numbers.',
      why: 'A translated guest gathers randomness slowly: keys and programs may wait for it at start.',
      remedies: [add('Add one', 'rng', { model: 'virtio', backend: 'random', source: '/dev/urandom' })],
    },
  ];
};
