import { letters } from '../create/disks/targets.ts';
import type { Domain } from '../../libvirt-xml/domain/domain.ts';

const prefixes: Readonly<Record<string, string>> = {
  virtio: 'vd',
  scsi: 'sd',
  sata: 'sd',
  usb: 'sd',
  ide: 'hd',
  fdc: 'fd',
  xen: 'xvd',
};

/** The first name of a bus that no disk of any of the documents has: vda, sdb … */
export function freeTarget(documents: readonly Domain[], bus: string): string {
  const taken = new Set(documents.flatMap(({ devices }) => devices.disks.items.map(({ target }) => target)));
  const prefix = prefixes[bus] ?? 'sd';
  let index = 0;
  while (taken.has(`${prefix}${letters(index)}`)) index += 1;
  return `${prefix}${letters(index)}`;
}
