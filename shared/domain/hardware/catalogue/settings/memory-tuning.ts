import { bytes } from '../fields.ts';
import type { SettingsPage } from '../kind.ts';

const MIB = 1024 ** 2;

export const memoryTuning: SettingsPage = {
  id: 'memory-tuning',
  label: 'Memory limits',
  summary: ({ domain }) => (domain.memoryHardLimit === undefined ? '' : 'limited'),
  sections: [
    {
      title: 'Limits on the host',
      fields: [
        bytes(
          'memoryHardLimit',
          'Hard limit',
          'Of the whole process, devices included. Past it the host’s kernel kills the guest: leave it out unless memory is locked.',
          { min: MIB },
        ),
        bytes('memorySoftLimit', 'Soft limit', 'Kept to when the host runs short.', {
          min: MIB,
          check: (value, _, values) => {
            const hard = values['memoryHardLimit'];
            return typeof value === 'number' && typeof hard === 'number' && value > hard
              ? 'More than the hard limit.'
              : undefined;
          },
        }),
        bytes('memorySwapHardLimit', 'With swap', 'Memory and swap together: no less than the hard limit.', {
          min: MIB,
          check: (value, _, values) => {
            const hard = values['memoryHardLimit'];
            return typeof value === 'number' && typeof hard === 'number' && value < hard
              ? 'Less than the hard limit.'
              : undefined;
          },
        }),
        bytes('memoryGuarantee', 'Guaranteed', 'Of VMware.', {
          min: 0,
          shown: ({ domain }) => domain.type === 'vmware',
        }),
      ],
    },
  ],
  about: 'https://libvirt.org/formatdomain.html#memory-tuning',
};
