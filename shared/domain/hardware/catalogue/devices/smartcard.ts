import { absolutePath } from '../checks.ts';
import { words } from '../choices.ts';
import { choose, rows, text, when } from '../fields.ts';
import type { Kind } from '../kind.ts';
import { is, line, textOf } from '../words.ts';
import { byteSource, typeChoices } from './byte-source.ts';
import { qemu, unless, x86 } from './common.ts';

const modes = words(
  ['passthrough', 'From the viewer', 'Another program, mostly the SPICE viewer, has the card.'],
  ['host', 'The host’s reader', 'QEMU uses the card in the host’s reader.'],
  ['host-certificates', 'Certificates', 'QEMU plays a card with three certificates of the host’s database.'],
);

export const smartcard: Kind = {
  id: 'smartcard',
  element: 'smartcard',
  label: 'Smart card',
  group: 'host',
  title: () => 'Smart card',
  summary: values => line(modes.find(({ value }) => value === values['mode'])?.label, textOf(values, 'type')),
  sections: [
    {
      title: 'Smart card',
      fields: [
        choose('mode', 'Card', 'Where it is.', modes, {
          governs: true,
          along: value => (value === 'passthrough' ? { type: 'spicevmc' } : {}),
        }),
        ...when(
          is('mode', 'passthrough'),
          choose(
            'type',
            'Connected to',
            'Who has the card.',
            context => typeChoices(context, ['spicevmc', 'tcp', 'unix', 'pty', 'dev', 'file', 'pipe']),
            { governs: true },
          ),
          ...byteSource,
        ),
        ...when(
          is('mode', 'host-certificates'),
          rows(
            'certificates',
            'Certificates',
            'Exactly three nicknames.',
            'Add certificate',
            [text('name', 'Nickname', 'In the database.')],
            {
              check: value =>
                Array.isArray(value) && value.length === 3 ? undefined : 'Give three certificates.',
            },
          ),
          text('database', 'Database', 'Folder of an NSS database; empty for the host’s own.', {
            check: absolutePath,
          }),
        ),
      ],
    },
  ],
  starts: [
    {
      id: 'spice',
      label: 'From the SPICE viewer',
      not: context =>
        unless(qemu, x86)(context) ??
        (context.domain.devices.graphics.items.some(({ type }) => type === 'spice')
          ? undefined
          : 'It goes through a SPICE screen, and there is none.'),
      values: () => ({ mode: 'passthrough', type: 'spicevmc' }),
    },
    { id: 'host', label: 'The host’s reader', not: unless(qemu, x86), values: () => ({ mode: 'host' }) },
    {
      id: 'certificates',
      label: 'Certificates',
      why: 'A card played from certificates on the host.',
      fill: ['certificates'],
      not: unless(qemu, x86),
      values: () => ({ mode: 'host-certificates' }),
    },
  ],
  about: 'https://libvirt.org/formatdomain.html#smartcard-devices',
};
