import { choose, number } from '../fields.ts';
import type { Kind } from '../kind.ts';
import { machineOf } from '../machine.ts';
import { line, textOf } from '../words.ts';
import { byteSource, otherEnd, typeChoices } from './byte-source.ts';
import { qemu, unless } from './common.ts';

export const parallel: Kind = {
  id: 'parallel',
  element: 'parallel',
  label: 'Parallel port',
  group: 'ports',
  title: values => `Parallel port ${textOf(values, 'targetPort') ?? ''}`.trim(),
  summary: values => line(otherEnd(values)),
  sections: [
    {
      title: 'Parallel port',
      fields: [
        choose('type', 'Connected to', 'The other end on the host.', context => typeChoices(context), {
          governs: true,
        }),
        ...byteSource,
        number('targetPort', 'Number', 'From 0: lp0, LPT1.', { min: 0, max: 2, rare: true }),
      ],
    },
  ],
  starts: [
    {
      id: 'file',
      label: 'To a file',
      why: 'Keeps what an old program prints.',
      fill: ['path'],
      not: unless(qemu, [context => machineOf(context).isa, 'This machine has no ISA bus.']),
      values: () => ({ type: 'file' }),
    },
    {
      id: 'dev',
      label: 'Port of the host',
      why: 'A printer or dongle on /dev/parport0.',
      not: unless(qemu, [context => machineOf(context).isa, 'This machine has no ISA bus.']),
      values: () => ({ type: 'dev', path: '/dev/parport0' }),
    },
  ],
  about: 'https://libvirt.org/formatdomain.html#parallel-port',
};
