import { useKvm } from '../../overview/remedies.ts';
import type { AttentionCheck } from '../check.ts';

/** QEMU translates a guest that the processor could run. */
export const checkTranslated: AttentionCheck = ({ document, acceleration }) =>
  document.type === 'qemu' && acceleration.kind === 'kvm'
    ? [
        {
          id: 'translated',
          severity: 'warning',
          what: 'Its instructions are translated, and KVM is there.',
          why: `${acceleration.why}. With KVM it runs many times faster. Takes effect at the next start.`,
          remedies: [useKvm()],
        },
      ]
    : [];
