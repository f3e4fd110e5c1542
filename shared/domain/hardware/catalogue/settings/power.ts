import { unset, words, type Words } from '../choices.ts';
import { choose, onOff, rare } from '../fields.ts';
import type { SettingsPage } from '../kind.ts';
import { notContainer, onQemu } from '../machine.ts';

const END: Words = [
  ['destroy', 'Stop', 'The guest is off.'],
  ['restart', 'Start anew'],
  ['preserve', 'Keep it', 'Its memory stays, to look at.'],
  ['rename-restart', 'Start anew by another name', 'Xen.'],
];

export const power: SettingsPage = {
  id: 'power',
  label: 'Power and events',
  summary: ({ domain }) => (domain.onCrash === undefined ? '' : `on a crash: ${domain.onCrash}`),
  sections: [
    {
      title: 'What happens when the guest',
      fields: [
        choose('onPoweroff', 'Shuts down', 'When it switches itself off.', [unset('Stop'), ...words(...END)]),
        choose('onReboot', 'Restarts', '“Stop” is what installers want.', [
          unset('Start anew'),
          ...words(...END),
        ]),
        choose('onCrash', 'Crashes', 'When its kernel says so through a panic notifier.', [
          unset('Stop'),
          ...words(
            ...END,
            ['coredump-destroy', 'Dump, then stop', 'Its memory is written on the host first.'],
            ['coredump-restart', 'Dump, then start anew', 'Its memory is written on the host first.'],
          ),
        ]),
        choose(
          'onLockFailure',
          'Loses its locks',
          'When the lock manager fails.',
          [
            unset(),
            ...words(
              ['poweroff', 'Power off'],
              ['restart', 'Start anew'],
              ['pause', 'Pause'],
              ['ignore', 'Ignore'],
            ),
          ],
          { rare: true, shown: onQemu },
        ),
      ],
    },
    {
      title: 'Sleep',
      fields: rare(
        onOff('suspendToMemory', 'Sleep', 'The guest may suspend to memory.', { shown: notContainer }),
        onOff('suspendToDisk', 'Hibernation', 'The guest may suspend to disk.', { shown: notContainer }),
      ),
    },
  ],
  about: 'https://libvirt.org/formatdomain.html#events-configuration',
};
