import { absolutePath } from '../checks.ts';
import { unset, words } from '../choices.ts';
import { choose, onOff, own, rare, text } from '../fields.ts';
import type { Field } from '../kind.ts';
import { machineOf } from '../machine.ts';
import { is } from '../words.ts';

/** Boot ROM of a PCI device. */
export const rom: readonly Field[] = rare(
  onOff('romEnabled', 'Boot ROM', 'Off: the guest sees none; helps with cards whose ROM hangs the firmware.'),
  own(
    'romFile',
    'ROM file',
    'In place of the device’s own: a graphics card that the host has used may need it.',
    'host-file',
    {
      check: absolutePath,
    },
  ),
  onOff('romBar', 'ROM visible', 'In the device’s memory.'),
);

export const missing: Field = choose(
  'startupPolicy',
  'When it is missing',
  'What to do when the device is not plugged in.',
  [
    unset('Do not start'),
    ...words(
      ['mandatory', 'Do not start'],
      ['requisite', 'Not at boot, but drop it when migrating'],
      ['optional', 'Start without it'],
    ),
  ],
  { rare: true },
);

export const managed: Field = onOff(
  'managed',
  'Taken by libvirt',
  'libvirt takes the device from the host’s driver at start and gives it back at the end. Off: you do.',
);

export const teaming: readonly Field[] = rare(
  choose(
    'teaming',
    'Teaming',
    'A network card that is unplugged to migrate while a virtio card carries on.',
    [unset('None'), ...words(['transient', 'The one that goes'], ['persistent', 'The one that stays'])],
  ),
  text('teamingPersistent', 'Its partner', 'Alias of the card that stays, such as ua-backup0.', {
    shown: is('teaming', 'transient'),
  }),
);

export const loadParameter: Field = text(
  'loadParameter',
  'Boot entry',
  'Which one of its menu s390 starts.',
  {
    rare: true,
    shown: context => machineOf(context).s390,
  },
);
