import { text } from '../fields.ts';
import type { Kind } from '../kind.ts';
import { machineOf } from '../machine.ts';
import { line, textOf } from '../words.ts';
import { qemu, unless } from './common.ts';

export const nvram: Kind = {
  id: 'nvram',
  element: 'nvram',
  label: 'NVRAM',
  group: 'machine',
  title: () => 'NVRAM',
  summary: values => line(textOf(values, 'address.reg')),
  sections: [
    {
      title: 'NVRAM',
      fields: [
        text('address.type', 'Bus', 'It is on POWER’s own.', { placeholder: 'spapr-vio', rare: true }),
      ],
    },
  ],
  starts: [
    {
      id: 'nvram',
      label: 'NVRAM',
      why: 'Where POWER’s firmware keeps its settings. (UEFI’s is on the Firmware page.)',
      not: context =>
        unless(qemu, [one => machineOf(one).pseries, 'Only POWER has it.'])(context) ??
        (context.domain.devices.nvram.exists ? 'It has one already.' : undefined),
      values: () => ({ 'address.type': 'spapr-vio' }),
    },
  ],
  about: 'https://libvirt.org/formatdomain.html#nvram-device',
};
