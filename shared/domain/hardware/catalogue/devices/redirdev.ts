import { choose, text, when } from '../fields.ts';
import { words } from '../choices.ts';
import type { Kind } from '../kind.ts';
import { machineOf } from '../machine.ts';
import { line } from '../words.ts';
import { bootOrder } from './boot-order.ts';
import { byteSource, otherEnd, typeChoices } from './byte-source.ts';
import { qemu, unless } from './common.ts';

const notChannel = unless(qemu);

export const redirdev: Kind = {
  id: 'redirdev',
  element: 'redirdev',
  label: 'USB redirection',
  group: 'host',
  title: () => 'USB redirection',
  summary: values => line(values['type'] === 'spicevmc' ? 'from the viewer' : otherEnd(values)),
  sections: [
    {
      title: 'USB redirection',
      fields: [
        choose('bus', 'Bus', 'That is redirected.', words(['usb', 'USB'])),
        choose(
          'type',
          'Comes from',
          'Who hands a device over.',
          context =>
            typeChoices(context, ['spicevmc', 'tcp', 'unix', 'pty', 'file', 'dev', 'pipe', 'spiceport']),
          { governs: true },
        ),
        ...byteSource,
        { ...bootOrder, rare: true },
        ...when(
          context => machineOf(context).s390,
          text('loadParameter', 'Boot entry', 'Which one of its menu.', { rare: true }),
        ),
      ],
    },
  ],
  starts: [
    {
      id: 'spice',
      label: 'From the SPICE viewer',
      why: 'One device of the viewer’s computer at a time; add several for more.',
      not: context =>
        notChannel(context) ??
        (context.domain.devices.graphics.items.some(({ type }) => type === 'spice')
          ? undefined
          : 'It goes through a SPICE screen, and there is none.'),
      values: () => ({ bus: 'usb', type: 'spicevmc' }),
    },
    {
      id: 'tcp',
      label: 'From another computer',
      why: 'A usbredir server there, reached over TCP.',
      fill: ['host', 'service'],
      not: notChannel,
      values: () => ({ bus: 'usb', type: 'tcp', sourceMode: 'connect' }),
    },
  ],
  about: 'https://libvirt.org/formatdomain.html#redirected-devices',
};
