import { absolutePath } from '../checks.ts';
import { bytes, number, rows, text } from '../fields.ts';
import type { SettingsPage } from '../kind.ts';

const weight = { min: 100, max: 1000 };

export const blockTuning: SettingsPage = {
  id: 'block-tuning',
  label: 'Disk bandwidth',
  summary: ({ domain }) => (domain.blockWeight === undefined ? '' : `weight ${domain.blockWeight}`),
  sections: [
    {
      title: 'Share of the host’s disks',
      fields: [
        number(
          'blockWeight',
          'Weight',
          'Against other guests when a disk of the host is busy: 100 to 1000.',
          weight,
        ),
        rows(
          'blockDevices',
          'Disks of the host',
          'Each on its own. A disk of the guest has limits of its own on its page.',
          'Add disk',
          [
            text('path', 'Disk', 'Of the host, such as /dev/sda.', { check: absolutePath }),
            number('weight', 'Weight', '100 to 1000.', weight),
            bytes('readBytesPerSecond', 'Reading, bytes a second', 'Of everything the guest reads there.', {
              min: 0,
            }),
            bytes('writeBytesPerSecond', 'Writing, bytes a second', 'Of everything the guest writes there.', {
              min: 0,
            }),
            number('readOperationsPerSecond', 'Reads a second', 'Of the guest there.', { min: 0 }),
            number('writeOperationsPerSecond', 'Writes a second', 'Of the guest there.', { min: 0 }),
          ],
        ),
      ],
    },
  ],
  about: 'https://libvirt.org/formatdomain.html#block-i-o-tuning',
};
