import type { CreateOptions } from '#shared/contract/create/options.ts';
import { formatBytes } from '#shared/domain/units.ts';
import type { Choice } from '../../wizard/fields/select-answer.tsx';

export const poolChoices = (options: CreateOptions | undefined): Choice[] =>
  (options?.pools ?? []).map(pool => ({
    value: pool.name,
    label: `${pool.name}, ${pool.active ? `${formatBytes(pool.free)} free` : 'not started'}`,
  }));

const buses: Readonly<Record<string, string>> = {
  virtio: 'virtio: the fastest',
  scsi: 'virtio SCSI: many disks, all of SCSI',
  sata: 'SATA: every system knows it',
  ide: 'IDE: for old systems',
  usb: 'USB: looks like a stick',
  fdc: 'Floppy',
};

/** What the machine offers; before that is known, what every machine does. */
export const busChoices = (options: CreateOptions | undefined): Choice[] =>
  (options?.machine?.diskBuses ?? ['virtio', 'scsi', 'sata'])
    .filter(bus => bus in buses)
    .map(bus => ({ value: bus, label: buses[bus] }));
