import type { GuestDisk } from '#shared/contract/create/disk.ts';
import { formatBytes } from '#shared/domain/units.ts';

export function diskName({ device }: GuestDisk, at: number): string {
  if (device === 'cdrom') return `CD-ROM drive ${at + 1}`;
  return at === 0 ? 'System disk' : `Disk ${at + 1}`;
}

const done = { use: 'used as it is', copy: 'copied', convert: 'converted', overlay: 'layer on top of it' };
/** Of the image that the guest starts from. */
const ofSource = {
  use: 'the image itself',
  copy: 'a copy of the image',
  convert: 'converted from the image',
  overlay: 'a layer on the image',
};

/** A disk's line: how large, of what, where, and how the guest reaches it. */
export function diskEssentials(disk: GuestDisk): string {
  const { device, image, how = 'use', size, format, pool, bus, readOnly } = disk;
  if (device === 'cdrom') return [image ? fileOf(image) : 'empty', bus].filter(Boolean).join(' · ');
  if (image === '') return 'no image yet';
  return [
    size !== undefined && !Number.isNaN(size) && formatBytes(size),
    image !== undefined ? `${fileOf(image)}, ${done[how]}` : disk.how ? ofSource[disk.how] : 'new',
    format,
    (image === undefined || how !== 'use') && pool !== undefined && `on ${pool}`,
    bus,
    readOnly && 'read-only',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** What a person named as the image holds at once: the plan follows, and knows nothing of what is not yet a path. */
export const withOwnImages = (planned: GuestDisk[], own: readonly GuestDisk[] | undefined): GuestDisk[] =>
  planned.map((disk, at) => {
    const image = own?.[at]?.image;
    return image === undefined ? disk : { ...disk, image };
  });

const fileOf = (image: string): string => image.slice(image.lastIndexOf('/') + 1) || image;
