import type { CreateWarning } from '../../../contract/create/plan.ts';
import { formatBytes } from '../../units.ts';
import type { Setting } from '../topic.ts';
import { traitsOf } from '../traits.ts';
import { bringsDrivers } from './drivers.ts';
import { seedContent } from './media.ts';
import { howField } from './origin.ts';
import type { DisksPart, Drive } from './part.ts';
import { missingRoom, spaceOf } from './space.ts';

/** What works, but perhaps not as a person expects. */
export function diskWarnings(part: DisksPart, setting: Setting): CreateWarning[] {
  return [
    ...part.drives.flatMap(drive => driveWarnings(drive, setting)),
    ...allocation(part),
    ...overcommit(part, setting),
    ...sourceWarnings(part, setting),
  ];
}

function driveWarnings(
  { field, content, device, origin, bus, options }: Drive,
  setting: Setting,
): CreateWarning[] {
  const found: CreateWarning[] = [];
  const { os, facts } = setting;
  if (field === 'source.image' && origin?.facts?.format === 'raw')
    found.push({
      field,
      text: 'This does not look like an ISO 9660 image.',
      why: 'Its first descriptor is missing; it may not start.',
    });
  if (device === 'disk' && content.kind === 'present') {
    if (origin?.facts?.backingFile !== undefined)
      found.push({
        field: `${field}.image`,
        text: `The image stands on ${origin.facts.backingFile}.`,
        why: 'Without that file, or if it changes, its data is lost.',
      });
    if (!options.readOnly)
      found.push({
        field: howField(setting.request, field, origin),
        text: `The guest writes into ${content.path} itself.`,
        why: 'What it changes is changed for good.',
        remedy: 'Choose to copy it if you want to keep it as it is.',
      });
  }
  const layer =
    content.kind === 'volume' &&
    content.work.some(work => work.kind === 'overlay-volume' && 'path' in work.backing);
  if (layer)
    found.push({
      field: howField(setting.request, field, origin),
      text: `The disk stands on ${origin?.image ?? 'an image'}.`,
      why: 'Without that file, or if it changes, the guest’s data is lost.',
    });
  if (
    device === 'disk' &&
    bus === 'virtio' &&
    traitsOf(setting).windows &&
    !bringsDrivers(setting) &&
    !facts.appliance
  )
    found.push({
      field: `${field}.bus`,
      text: `${os?.label ?? 'Windows'} does not see this disk by itself.`,
      why: 'It has no driver for virtio.',
      remedy: 'Add the virtio drivers’ ISO (virtio-win) as a CD-ROM, or take sata.',
    });
  if (bus === 'virtio' && (options.serial?.length ?? 0) > 20)
    found.push({
      field: `${field}.serial`,
      text: 'The guest sees the first 20 characters of the serial number.',
      why: 'A virtio disk has room for no more.',
    });
  if (options.cache === 'unsafe')
    found.push({
      field: `${field}.cache`,
      text: 'If the host stops unexpectedly, this disk may be ruined.',
      why: 'With the cache unsafe, what the guest flushes is not written to the disk.',
    });
  return found;
}

function allocation({ answers, drives }: DisksPart): CreateWarning[] {
  return answers.flatMap(({ preallocation = 'off' }, index): CreateWarning[] => {
    const drive = drives[index];
    if (preallocation === 'off' || !drive?.origin || drive.content.kind !== 'volume') return [];
    return [
      {
        field: `${drive.field}.preallocation`,
        text: 'Its room is not taken in advance.',
        why: 'A disk made from an image grows as it is filled; only a new one can have all of its room at once.',
      },
    ];
  });
}

function overcommit(part: DisksPart, { facts }: Setting): CreateWarning[] {
  return spaceOf(part, facts).flatMap((space): CreateWarning[] => {
    const { pool, full, free } = space;
    if (free === undefined || full <= free || missingRoom(space, facts) !== undefined) return [];
    const drive = part.drives.find(({ content }) => content.kind === 'volume' && content.pool === pool);
    return [
      {
        field: drive?.field.startsWith('disks.') ? `${drive.field}.size` : 'pool',
        text: `Full, its disks take ${formatBytes(full)}; “${pool}” has ${formatBytes(free)} free.`,
        why: 'The guest is paused when it writes and nothing is left.',
        remedy: 'Choose a smaller disk or another pool, or make room before the disk fills.',
      },
    ];
  });
}

function sourceWarnings(part: DisksPart, setting: Setting): CreateWarning[] {
  const found: CreateWarning[] = [];
  const { request } = setting;
  const users = request.cloudInit?.users ?? [];
  const canLogIn = users.some(user => user.passwordHash !== undefined || (user.sshKeys?.length ?? 0) > 0);
  if (seedContent(setting) === 'cloud-init' && !canLogIn)
    found.push({
      field: 'cloudInit.users',
      text: 'Nobody can log in.',
      why: 'A cloud image has no password of its own, and no user was given one or a key.',
      remedy: 'Add a user with a key or a password.',
    });
  const checked = part.sources.find(({ field }) => field === 'source.image');
  if (checked?.download && checked.checksum === undefined)
    found.push({
      field: 'source.checksum',
      text: 'The download cannot be checked.',
      why: 'No checksum is known for it, so a wrong or damaged file would not be noticed.',
      remedy: 'Give the publisher’s checksum.',
    });
  if (part.boot?.once && request.start === false)
    found.push({
      field: 'start',
      text: 'It loads the installer at every start.',
      why: 'Only a guest that is started when it is created forgets its installer afterwards.',
      remedy: 'Start it now, or remove the kernel from its document once it is installed.',
    });
  return found;
}
