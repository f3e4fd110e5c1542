import { choose } from '../fields.ts';
import type { Context, Kind } from '../kind.ts';
import { machineOf, onQemu } from '../machine.ts';
import { line, textOf } from '../words.ts';
import { known, unless } from './common.ts';
import { offered } from '../choices.ts';
import { told } from '../told.ts';

const WORDS = [
  ['isa', 'ISA', 'Linux tells by it.'],
  ['pvpanic', 'PCI', 'Linux since 5.13; libvirt 9.1 and newer.'],
  ['hyperv', 'Hyper-V', 'Windows tells by it.'],
  ['pseries', 'POWER', 'Built in.'],
  ['s390', 's390', 'Built in.'],
] as const;

function models(context: Context) {
  const on = told(context, ({ devices }) => devices.panic, 'model');
  if (on.length > 0) return offered(on, WORDS);
  const { x86, isa, pseries, s390 } = machineOf(context);
  return known(WORDS, word => {
    if (word === 'isa' && !isa) return 'This machine has no ISA bus.';
    if (word === 'hyperv' && !x86) return 'Only PCs have it.';
    if (word === 'pseries' && !pseries) return 'Only POWER has it.';
    if (word === 's390' && !s390) return 'Only s390 has it.';
    return word === 'pvpanic' && (context.choices.libvirtVersion ?? 0) < 9_001_000
      ? 'Needs libvirt 9.1.'
      : undefined;
  });
}

/** One of each model, at most (virDomainDefPanicCheckDuplicate … qemuValidateDomainDeviceDefPanic). */
function choice(context: Context) {
  const has = context.domain.devices.panics.items.map(({ model }) => model);
  return models(context).find(({ value, not }) => not === undefined && !has.some(model => model === value));
}

export const panic: Kind = {
  id: 'panic',
  element: 'panic',
  label: 'Panic notifier',
  group: 'machine',
  title: () => 'Panic notifier',
  summary: values => line(textOf(values, 'model')),
  sections: [
    {
      title: 'Panic notifier',
      fields: [
        choose(
          'model',
          'Model',
          'How the guest’s kernel says that it has crashed; see Power for what happens then.',
          models,
          { moves: true },
        ),
      ],
    },
  ],
  starts: [
    {
      id: 'panic',
      label: 'Panic notifier',
      why: 'The host learns when the guest’s kernel crashes.',
      not: context =>
        unless([onQemu, 'Only QEMU guests can have one.'])(context) ??
        (choice(context) ? undefined : 'It has all that this machine can have.'),
      values: context => ({ model: String(choice(context)?.value ?? 'isa') }),
    },
  ],
  stays: values =>
    values['model'] === 'pseries' || values['model'] === 's390' ? 'The machine has it built in.' : undefined,
  about: 'https://libvirt.org/formatdomain.html#panic-device',
};
