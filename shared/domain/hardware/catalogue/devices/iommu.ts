import { unset } from '../choices.ts';
import { choose, number, onOff, since, when } from '../fields.ts';
import type { Context, Kind } from '../kind.ts';
import { machineOf } from '../machine.ts';
import { is, line, textOf } from '../words.ts';
import { known, qemu, unless } from './common.ts';

const models = (context: Context) =>
  known(
    [
      ['intel', 'Intel VT-d'],
      ['amd', 'AMD-Vi', undefined, 11_005_000],
      ['virtio', 'virtio', 'Linux only.'],
      ['smmuv3', 'ARM SMMUv3'],
    ],
    word => {
      const { x86, express, virt, arch } = machineOf(context);
      if (word === 'intel' || word === 'amd') return x86 && express ? undefined : 'Only q35 has it.';
      if (word === 'smmuv3') return virt && arch === 'aarch64' ? undefined : 'Only ARM has it.';
      return express ? undefined : 'This machine has no PCI Express.';
    },
  );

const choice = (context: Context) => models(context).find(({ not }) => not === undefined);

export const iommu: Kind = {
  id: 'iommu',
  element: 'iommu',
  label: 'IOMMU',
  group: 'machine',
  title: () => 'IOMMU',
  summary: values => line(textOf(values, 'model')),
  sections: [
    {
      title: 'IOMMU',
      fields: [
        choose(
          'model',
          'Model',
          'Lets the guest hand devices on to guests of its own, and have more than 255 virtual CPUs.',
          models,
          { governs: true, moves: true },
        ),
        ...when(
          is('model', 'intel', 'amd'),
          onOff(
            'interruptRemapping',
            'Interrupt remapping',
            'Needs the I/O APIC split: on the page Features, I/O APIC by QEMU.',
          ),
          onOff('cachingMode', 'Caching mode', 'Needed for devices handed over to the guest.', {
            shown: is('model', 'intel'),
          }),
          onOff('extendedInterruptMode', 'Extended interrupts', 'For more than 255 virtual CPUs.', {
            shown: is('model', 'intel'),
          }),
          onOff('iotlb', 'Device cache', 'For vhost devices with address translation.'),
          number('addressWidthBits', 'Address bits', '39 or 48.', {
            min: 39,
            max: 64,
            rare: true,
            shown: is('model', 'intel'),
          }),
          ...since(
            10_007_000,
            onOff(
              'dmaTranslation',
              'DMA translation',
              'Off only gives interrupt remapping; libvirt 10.7 and newer.',
              { rare: true },
            ),
          ),
          ...since(
            11_005_000,
            onOff('passThrough', 'Pass-through', 'libvirt 11.5 and newer.', {
              rare: true,
              shown: is('model', 'amd'),
            }),
          ),
          ...since(
            11_005_000,
            onOff('xtSupport', 'x2APIC', 'libvirt 11.5 and newer.', {
              rare: true,
              shown: is('model', 'amd'),
            }),
          ),
        ),
        ...since(
          11_010_000,
          choose('pciBus', 'PCI bus', 'Which root bus it serves; libvirt 11.10 and newer.', [unset()], {
            free: true,
            rare: true,
            shown: is('model', 'smmuv3'),
          }),
        ),
      ],
    },
  ],
  starts: [
    {
      id: 'iommu',
      label: 'IOMMU',
      why: 'For guests that run guests with devices of their own.',
      not: context =>
        unless(qemu)(context) ??
        (context.domain.devices.iommu.exists
          ? 'It has one already.'
          : choice(context)
            ? undefined
            : 'This machine can have none.'),
      values: context => ({ model: String(choice(context)?.value ?? 'intel') }),
    },
  ],
  about: 'https://libvirt.org/formatdomain.html#iommu-devices',
};
