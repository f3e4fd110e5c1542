import { words } from '../choices.ts';
import { choose } from '../fields.ts';
import type { Context, Kind } from '../kind.ts';
import { machineOf } from '../machine.ts';
import { line, textOf } from '../words.ts';
import { known, qemu, unless } from './common.ts';

const models = (context: Context) =>
  known(
    [
      ['itco', 'iTCO', 'Built into PCI Express PCs.', 9_001_000],
      ['i6300esb', 'i6300ESB', 'A PCI card.'],
      ['ib700', 'iB700', 'An ISA card.'],
      ['diag288', 'diag288', 'Of s390.'],
    ],
    word => {
      const { x86, express, s390, isa } = machineOf(context);
      if (word === 'itco' && !(x86 && express)) return 'Only q35 has it.';
      if (word === 'ib700' && !isa) return 'This machine has no ISA bus.';
      if (word === 'i6300esb' && s390) return 'This machine has no PCI cards of this kind.';
      return word === 'diag288' && !s390 ? 'Only s390 has it.' : undefined;
    },
  );

/** The machine can have one of a model once, besides the built-in one. */
const others = ({ domain }: Context) => domain.devices.watchdogs.items.map(({ model }) => model);

const choice = (context: Context) =>
  models(context).find(
    ({ value, not }) => not === undefined && value !== 'itco' && !others(context).includes(String(value)),
  );

export const watchdog: Kind = {
  id: 'watchdog',
  element: 'watchdog',
  label: 'Watchdog',
  group: 'machine',
  title: () => 'Watchdog',
  summary: values => line(textOf(values, 'model'), textOf(values, 'action')),
  sections: [
    {
      title: 'Watchdog',
      fields: [
        choose('model', 'Model', 'What the guest sees.', models, { moves: true }),
        choose(
          'action',
          'When the guest hangs',
          'Nothing happens until a program in the guest begins to feed the watchdog.',
          words(
            ['reset', 'Reset', 'At once, as the button.'],
            ['shutdown', 'Shut down', 'A hanging guest hardly will.'],
            ['poweroff', 'Power off', 'At once.'],
            ['pause', 'Pause', 'To look at it.'],
            ['dump', 'Dump and reset', 'Its memory is written on the host first.'],
            ['inject-nmi', 'NMI', 'Its kernel may write a dump itself.'],
            ['none', 'Nothing'],
          ),
        ),
      ],
    },
  ],
  starts: [
    {
      id: 'watchdog',
      label: 'Watchdog',
      why: 'Does something when the guest hangs.',
      not: context =>
        unless(qemu)(context) ??
        (choice(context) === undefined ? 'It has all that this machine can have.' : undefined),
      values: context => ({ model: String(choice(context)?.value ?? 'i6300esb'), action: 'reset' }),
    },
  ],
  stays: (values, context) =>
    values['model'] === 'itco' && machineOf(context).express && machineOf(context).x86
      ? 'The machine has it built in.'
      : undefined,
  about: 'https://libvirt.org/formatdomain.html#watchdog-devices',
};
