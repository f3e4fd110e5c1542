import { toggle } from '../fields.ts';
import type { Context, Kind } from '../kind.ts';
import { machineOf } from '../machine.ts';
import { line, textOf } from '../words.ts';
import { placeOf, places, sourceType } from './disk-source.ts';
import { bootOrder } from './boot-order.ts';
import { busField, freeTarget, target } from './drive.ts';

/** An ISA controller has two drives (hw/block/fdc.c of QEMU, MAX_FD). */
const MOST = 2;

function not(context: Context): string | undefined {
  const { isa, qemu } = machineOf(context);
  if (qemu && !isa) return 'This machine has no floppy controller.';
  const drives = context.domain.devices.disks.items.filter(({ device }) => device === 'floppy');
  return drives.length >= MOST ? 'It has two, and there is no place for another.' : undefined;
}

const values = (context: Context) => ({
  type: 'file',
  device: 'floppy',
  bus: 'fdc',
  target: freeTarget(context, 'fdc'),
  driver: 'qemu',
  format: 'raw',
});

export const floppy: Kind = {
  id: 'floppy',
  element: 'disk',
  label: 'Floppy',
  group: 'storage',
  is: ({ device }) => device === 'floppy',
  title: item => `Floppy ${textOf(item, 'target') ?? ''}`.trim(),
  summary: item => line(placeOf(item) ?? 'empty'),
  sections: [
    {
      title: 'Drive',
      fields: [
        sourceType,
        ...places,
        toggle('readonly', 'Read-only', 'The guest can read it, and cannot write.'),
        busField(['fdc']),
        bootOrder,
        target,
      ],
    },
  ],
  starts: [
    {
      id: 'image',
      label: 'Floppy image',
      why: 'One that is on the host already.',
      fill: ['source.file'],
      not,
      values,
    },
    { id: 'empty', label: 'Empty drive', why: 'A disk can be put in later.', not, values },
  ],
  about: 'https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms',
};
