import type { GuestDisk } from '../../../contract/create/disk.ts';
import { bootOrders } from './boot-order.ts';
import type { FilledDisk } from './fill-disk.ts';
import type { Medium } from './media.ts';
import type { Drive } from './part.ts';
import { Targets } from './targets.ts';

/** Puts disks and media in a row: which is tried when, and what each is called on its bus. */
export function lineUp(
  disks: readonly FilledDisk[],
  media: readonly Medium[],
  takenOrders: readonly number[],
): Drive[] {
  const orders = bootOrders(
    [...disks.map(({ answers }) => answers.bootOrder), ...media.map(() => undefined)],
    [
      ...(disks[0] && disks[0].answers.device !== 'cdrom' ? [0] : []),
      ...media.flatMap(({ starts }, index) => (starts ? [disks.length + index] : [])),
    ],
    takenOrders,
  );
  const targets = new Targets();
  let threads = 0;
  const fromDisk = ({ answers, content, origin }: FilledDisk, index: number): Drive => {
    const bus = answers.bus ?? 'virtio';
    if (answers.ioThread) threads += 1;
    return {
      field: `disks.${index}`,
      label: labelOf(answers, index),
      device: answers.device ?? 'disk',
      bus,
      target: targets.next(bus),
      content,
      ...(origin && { origin }),
      options: withOrder(answers, orders[index]),
      ...(answers.ioThread && { ioThread: threads }),
      detachable: answers.device === 'cdrom',
    };
  };
  const fromMedium = ({ field, label, content, origin, bus }: Medium, index: number): Drive => ({
    field,
    label,
    device: 'cdrom',
    bus,
    target: targets.next(bus),
    content,
    ...(origin && { origin }),
    options: withOrder({}, orders[disks.length + index]),
    detachable: true,
  });
  return [...disks.map(fromDisk), ...media.map(fromMedium)];
}

export function withOrder(answers: GuestDisk, bootOrder: number | undefined): GuestDisk {
  return bootOrder === undefined ? answers : { ...answers, bootOrder };
}

function labelOf({ device }: GuestDisk, index: number): string {
  if (device === 'cdrom') return index === 0 ? 'CD-ROM' : `CD-ROM ${index + 1}`;
  return index === 0 ? 'Disk' : `Disk ${index + 1}`;
}
