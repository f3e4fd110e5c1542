import type { CreateOptions } from '#shared/contract/create/options.ts';
import { formatBytes } from '#shared/domain/units.ts';
import type { Choice } from '#renderer/ui/wizard/select-control.tsx';
import { wordedChoices, type Words } from '../layout/worded-choices.tsx';

export const poolChoices = (options: CreateOptions | undefined): Choice[] =>
  (options?.pools ?? []).map(pool => ({
    value: pool.name,
    label: `${pool.name}, ${pool.active ? `${formatBytes(pool.free)} free` : 'not started'}`,
  }));

const buses: Words = {
  virtio: ['virtio', 'the fastest'],
  scsi: ['virtio SCSI', 'many disks, all of SCSI'],
  sata: ['SATA', 'every system knows it'],
  ide: ['IDE', 'for old systems'],
  usb: ['USB', 'looks like a stick'],
  fdc: ['Floppy'],
};

/** What the machine offers; before that is known, what every machine does. */
export const busChoices = (options: CreateOptions | undefined): Choice[] =>
  wordedChoices(buses, options?.machine?.diskBuses ?? ['virtio', 'scsi', 'sata']);

export const formatChoices = wordedChoices({
  qcow2: ['qcow2', 'grows as it fills, has snapshots'],
  raw: ['raw', 'no layer in between'],
});

export const preallocationChoices = wordedChoices({
  off: ['Taken as it fills'],
  metadata: ['Tables at once', 'the rest as it fills'],
  full: ['All at once', 'never runs out later'],
});

export const cacheChoices = wordedChoices({
  none: ['none', 'past the host’s memory'],
  writeback: ['writeback', 'through it'],
  writethrough: ['writethrough', 'through it, written at once'],
  directsync: ['directsync', 'past it, written at once'],
  unsafe: ['unsafe', 'ignores flushes, loses data'],
});

export const ioChoices = wordedChoices({
  native: ['native', 'Linux AIO'],
  threads: ['threads', 'a pool of them'],
  io_uring: ['io_uring', 'the newest'],
});

export const discardChoices = wordedChoices({
  unmap: ['Is given back to the host'],
  ignore: ['Stays taken'],
});

export const zeroChoices = wordedChoices({
  off: ['Are written'],
  on: ['Are written as holes'],
  unmap: ['Are given back'],
});
