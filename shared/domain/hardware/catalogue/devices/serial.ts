import { unset, words } from '../choices.ts';
import { choose, number } from '../fields.ts';
import type { Context, Kind } from '../kind.ts';
import { machineOf, notContainer, onQemu } from '../machine.ts';
import { line, textOf } from '../words.ts';
import { byteSource, otherEnd, typeChoices } from './byte-source.ts';
import { known, unless } from './common.ts';

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
        ['isa-debug', 'ISA debug port', 'SeaBIOS and OVMF write their log to it; libvirt 10.2 and newer.'],
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
        choose('type', 'Connected to', 'The other end on the host.', context => typeChoices(context)),
        ...byteSource,
        choose('targetType', 'Port', 'What the guest sees.', targets, { shown: onQemu }),
        number('targetPort', 'Number', 'From 0: ttyS0, COM1.', { min: 0, max: 255, rare: true }),
        choose(
          'targetModel',
          'Model',
          'Of the port; follows from its kind.',
          [
            unset(),
            ...words(
              ['isa-serial', 'isa-serial'],
              ['usb-serial', 'usb-serial'],
              ['pci-serial', 'pci-serial'],
              ['spapr-vty', 'spapr-vty'],
              ['pl011', 'PL011'],
              ['16550a', '16550A'],
              ['sclpconsole', 'sclpconsole'],
              ['sclplmconsole', 'sclplmconsole'],
              ['isa-debugcon', 'isa-debugcon'],
            ),
          ],
          { free: true, rare: true, shown: onQemu },
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
      not: unless([onQemu, 'Only QEMU guests can have one.']),
      values: () => ({ type: 'unix', sourceMode: 'bind' }),
    },
  ],
  about: 'https://libvirt.org/formatdomain.html#serial-port',
};
