import { uuid } from '../checks.ts';
import { text } from '../fields.ts';
import type { SettingsPage } from '../kind.ts';
import { onQemu } from '../machine.ts';

export const general: SettingsPage = {
  id: 'general',
  label: 'General',
  summary: ({ domain }) => domain.title ?? domain.name ?? '',
  sections: [
    {
      title: 'General',
      fields: [
        text('title', 'Title', 'A short line for people; the name stays as it is.', {
          check: value => (typeof value === 'string' && value.includes('\n') ? 'One line only.' : undefined),
        }),
        text('description', 'Notes', 'Whatever should be remembered about this guest.', { lines: 6 }),
        text('metadata.os', 'Operating system', 'As libosinfo names it; what this app offers goes by it.', {
          placeholder: 'http://debian.org/debian/12',
          rare: true,
        }),
        text(
          'genidValue',
          'Generation ID',
          'Tells Windows that it was cloned or reverted. libvirt changes it then.',
          {
            rare: true,
            check: uuid,
            shown: onQemu,
          },
        ),
        text(
          'devices.emulator',
          'Emulator',
          'The program on the host that runs the guest. Another one may not know all devices.',
          { rare: true },
        ),
      ],
    },
  ],
  about: 'https://libvirt.org/formatdomain.html#general-metadata',
};
