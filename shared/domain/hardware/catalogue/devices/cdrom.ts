import { unset, words } from '../choices.ts';
import { choose, rare, text } from '../fields.ts';
import type { Kind, Start } from '../kind.ts';
import { line, textOf } from '../words.ts';
import { placeOf, places, sourceType } from './disk-source.ts';
import { behaviour } from './disk-tuning.ts';
import { bootOrder } from './boot-order.ts';
import { busField, firstBus, freeTarget, target } from './drive.ts';

const BUSES = ['sata', 'scsi', 'usb', 'ide', 'xen'];

const start = (id: string, label: string, why: string, fill: string[], type: string): Start => ({
  id,
  label,
  why,
  fill,
  values: context => {
    const bus = firstBus(context, ...BUSES);
    return {
      type,
      device: 'cdrom',
      bus,
      target: freeTarget(context, bus),
      readonly: true,
      driver: 'qemu',
      format: 'raw',
    };
  },
});

export const cdrom: Kind = {
  id: 'cdrom',
  element: 'disk',
  label: 'CD-ROM',
  group: 'storage',
  is: values => values['device'] === 'cdrom',
  title: values => `CD-ROM ${textOf(values, 'target') ?? ''}`.trim(),
  summary: values => line(placeOf(values) ?? 'empty', textOf(values, 'bus')),
  sections: [
    {
      title: 'Drive',
      fields: [
        sourceType,
        ...places,
        busField(BUSES),
        bootOrder,
        target,
        ...rare(
          choose('tray', 'Tray', 'Whether it is open.', [unset('Closed'), ...words(['open', 'Open'])]),
          text('serial', 'Serial number', 'What the drive says it is.'),
        ),
      ],
    },
    behaviour,
  ],
  starts: [
    start('image', 'ISO image', 'One that is on the host already.', ['source.file'], 'file'),
    start('empty', 'Empty drive', 'A disc can be put in later, also while the guest runs.', [], 'file'),
    start('drive', 'Drive of the host', 'What is in the host’s own drive.', ['source.dev'], 'block'),
  ],
  about: 'https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms',
};
