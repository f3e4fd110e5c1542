import { choose, number, onOff, when } from '../fields.ts';
import type { Context, Kind } from '../kind.ts';
import { machineOf, onQemu } from '../machine.ts';
import { is, line, numberOf, textOf } from '../words.ts';
import { known, virtioSection } from './common.ts';

const virtio = is('model', 'virtio', 'virtio-transitional', 'virtio-non-transitional');

const models = (context: Context) => [
  ...known(
    [
      ['virtio', 'virtio'],
      ['virtio-transitional', 'virtio, transitional'],
      ['virtio-non-transitional', 'virtio 1.0 only'],
      ['xen', 'Xen'],
      ['none', 'None', 'The guest keeps all that it was given, and tells nothing of its use.'],
    ],
    word => {
      const { xen, qemu } = machineOf(context);
      if (word === 'xen') return xen ? undefined : 'Only Xen guests have it.';
      return word !== 'none' && !qemu ? 'Only QEMU guests have it.' : undefined;
    },
  ),
];

export const memballoon: Kind = {
  id: 'memballoon',
  element: 'memballoon',
  label: 'Memory balloon',
  group: 'machine',
  title: () => 'Memory balloon',
  summary: values => {
    const period = numberOf(values, 'statsPeriod');
    return line(textOf(values, 'model'), period !== undefined && `figures every ${period} s`);
  },
  sections: [
    {
      title: 'Memory balloon',
      fields: [
        choose(
          'model',
          'Model',
          'Takes memory from the guest and gives it back, and tells how much it uses.',
          models,
        ),
        ...when(
          virtio,
          number('statsPeriod', 'Figures every', 'The guest tells its use of memory; 0 is never.', {
            min: 0,
            unit: 's',
          }),
          onOff('autoDeflate', 'Gives in', 'A guest that runs out of memory gets some back by itself.'),
          onOff(
            'freePageReporting',
            'Free pages reported',
            'The host gets back what the guest does not use, without inflating.',
          ),
        ),
      ],
    },
    virtioSection(virtio),
  ],
  starts: [
    {
      id: 'balloon',
      label: 'Memory balloon',
      not: context => {
        if (!onQemu(context)) return 'Its hypervisor has its own.';
        const { memballoon: has } = context.domain.devices;
        return has.exists && has.model !== 'none' ? 'It has one already.' : undefined;
      },
      values: () => ({ model: 'virtio', statsPeriod: 5 }),
    },
  ],
  about: 'https://libvirt.org/formatdomain.html#memory-balloon-device',
};
