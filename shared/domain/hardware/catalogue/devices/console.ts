import { unset } from '../choices.ts';
import { choose, number } from '../fields.ts';
import type { Kind } from '../kind.ts';
import { machineOf, onQemu } from '../machine.ts';
import { line, textOf } from '../words.ts';
import { byteSource, otherEnd, typeChoices } from './byte-source.ts';
import { known, unless } from './common.ts';

const PC_SERIAL = 'serial';

export const consoleDevice: Kind = {
  id: 'console',
  element: 'console',
  label: 'Console',
  group: 'ports',
  title: values => `Console ${textOf(values, 'targetPort') ?? ''}`.trim(),
  summary: values => line(otherEnd(values), textOf(values, 'targetType')),
  sections: [
    {
      title: 'Console',
      fields: [
        choose('type', 'Connected to', 'The other end on the host.', context => typeChoices(context), {
          governs: true,
        }),
        ...byteSource,
        choose(
          'targetType',
          'Guest sees',
          'A paravirtual console, or the same as its first serial port.',
          context => {
            const { qemu, xen, container, s390 } = machineOf(context);
            return [
              unset(),
              ...known(
                [
                  ['virtio', 'virtio', 'hvc0 in Linux: fast.'],
                  ['serial', 'Serial port', 'Another name of the first serial port.'],
                  ['xen', 'Xen', 'Paravirtual.'],
                  ['lxc', 'Container’s terminal', 'tty1 and so on.'],
                  ['sclp', 'SCLP', 'The console of s390 as a terminal of lines.'],
                  ['sclplm', 'SCLP, line mode'],
                  ['openvz', 'OpenVZ'],
                ],
                word => {
                  if (word === 'virtio' || word === PC_SERIAL)
                    return qemu ? undefined : 'Only QEMU guests have it.';
                  if (word === 'xen') return xen ? undefined : 'Only Xen guests have it.';
                  if (word.startsWith('sclp')) return s390 ? undefined : 'Only s390 has it.';
                  return container ? undefined : 'Only containers have it.';
                },
              ),
            ];
          },
          { governs: true, moves: true },
        ),
        number('targetPort', 'Number', 'From 0: hvc0, tty1.', { min: 0, rare: true }),
      ],
    },
  ],
  starts: [
    {
      id: 'virtio',
      label: 'virtio console',
      why: 'hvc0 in Linux.',
      not: unless([onQemu, 'Only QEMU guests can have one.']),
      values: () => ({ type: 'pty', targetType: 'virtio' }),
    },
    {
      id: 'terminal',
      label: 'Terminal',
      why: 'One more terminal of a container.',
      not: unless([context => machineOf(context).container, 'Only containers can have one.']),
      values: () => ({ type: 'pty', targetType: 'lxc' }),
    },
  ],
  stays: (values, { domain }) => {
    const [first] = domain.devices.consoles.items;
    const isFirst = values['targetPort'] === 0 || values['targetPort'] === undefined || first === undefined;
    return isFirst && values['targetType'] === PC_SERIAL && domain.devices.serials.length > 0
      ? 'It is the first serial port by another name. Take that out instead.'
      : undefined;
  },
  about: 'https://libvirt.org/formatdomain.html#console',
};
