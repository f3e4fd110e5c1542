import { unset, words, type Words } from '../choices.ts';
import { choose, number } from '../fields.ts';
import type { Context, Kind } from '../kind.ts';
import { machineOf, notContainer, onQemu } from '../machine.ts';
import { is, line, textOf } from '../words.ts';
import { byteSource, otherEnd, typeChoices } from './byte-source.ts';
import { known, unless } from './common.ts';

const BOARD: Words = [
  ['pl011', 'PL011', 'Of ARM.'],
  ['16550a', '16550A', 'Of RISC-V.'],
];
const SCLP: Words = [
  ['sclpconsole', 'Full screen'],
  ['sclplmconsole', 'Line mode'],
];

const targets = (context: Context) => {
  const { x86, virt, pseries, s390, isa } = machineOf(context);
  return [
    unset('By machine'),
    ...known(
      [
        ['isa-serial', 'ISA (16550A)', 'COM1 to COM4 of a PC.'],
        ['usb-serial', 'USB'],
        ['pci-serial', 'PCI'],
        ['system-serial', 'The board’s own', 'Of ARM and RISC-V.'],
        ['spapr-vio-serial', 'spapr-vio', 'Of POWER.'],
        ['sclp-serial', 'SCLP', 'Of s390.'],
        ['isa-debug', 'ISA debug port', 'SeaBIOS and OVMF write their log to it.', 10_002_000],
      ],
      word => {
        if (word.startsWith('isa') && !isa) return 'This machine has no ISA bus.';
        if (word === 'system-serial' && x86) return 'PCs have none.';
        if (word === 'system-serial' && !virt) return 'This machine has none.';
        if (word === 'spapr-vio-serial' && !pseries) return 'Only POWER has it.';
        return word === 'sclp-serial' && !s390 ? 'Only s390 has it.' : undefined;
      },
    ),
  ];
};

export const serial: Kind = {
  id: 'serial',
  element: 'serial',
  label: 'Serial port',
  group: 'ports',
  title: values => `Serial port ${textOf(values, 'targetPort') ?? ''}`.trim(),
  summary: values => line(otherEnd(values), textOf(values, 'targetType')),
  sections: [
    {
      title: 'Serial port',
      fields: [
        choose('type', 'Connected to', 'The other end on the host.', context => typeChoices(context), {
          governs: true,
        }),
        ...byteSource,
        choose('targetType', 'Port', 'What the guest sees.', targets, {
          shown: onQemu,
          governs: true,
          moves: true,
          along: () => ({ targetModel: null }),
        }),
        number('targetPort', 'Number', 'From 0: ttyS0, COM1.', { min: 0, max: 255, rare: true }),
        choose(
          'targetModel',
          'Model',
          'Of the port, where its kind leaves a choice.',
          (_, values) => [unset(), ...words(...(values['targetType'] === 'sclp-serial' ? SCLP : BOARD))],
          {
            rare: true,
            shown: is('targetType', 'system-serial', 'sclp-serial'),
          },
        ),
      ],
    },
  ],
  starts: [
    {
      id: 'pty',
      label: 'Terminal',
      why: 'The Console tab shows it.',
      not: unless([notContainer, 'A container has consoles, and no ports.']),
      values: () => ({ type: 'pty' }),
    },
    {
      id: 'file',
      label: 'To a file',
      why: 'Keeps what the guest writes, such as messages of its kernel.',
      fill: ['path'],
      not: unless([onQemu, 'Only QEMU guests can have one.']),
      values: () => ({ type: 'file' }),
    },
    {
      id: 'unix',
      label: 'UNIX socket',
      why: 'For a program on the host, such as a debugger.',
      fill: ['path'],
      not: unless([onQemu, 'Only QEMU guests can have one.']),
      values: () => ({ type: 'unix', sourceMode: 'bind' }),
    },
  ],
  about: 'https://libvirt.org/formatdomain.html#serial-port',
};
