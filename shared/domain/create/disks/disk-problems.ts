import type { GuestDisk } from '../../../contract/create/disk.ts';
import type { CreateProblem } from '../../../contract/create/plan.ts';
import { formatBytes, MiB } from '../../units.ts';
import { invalid, problem } from '../problem.ts';
import type { Setting } from '../topic.ts';
import { traitsOf } from '../traits.ts';
import { answersInstaller, bringsDrivers } from './drivers.ts';
import { howField } from './origin.ts';
import type { DisksPart, Drive } from './part.ts';
import { holdsFiles, poolNamed } from './pools.ts';
import { imageSize } from './size.ts';

type Reason = readonly [field: keyof GuestDisk, reason: string];

/** What cannot be about one disk, each by the field to change. */
export function diskProblems(part: DisksPart, setting: Setting): CreateProblem[] {
  return part.answers.flatMap((disk, index): CreateProblem[] => {
    const drive = part.drives[index];
    if (!drive) return [];
    const reasons = [
      ...sizeReasons(disk, drive),
      ...volumeReasons(disk, drive, setting),
      ...busReasons(disk, drive, setting),
      ...optionReasons(disk, drive),
      ...limitReasons(disk),
    ];
    return [
      ...reasons.map(([field, reason]) =>
        invalid(
          field === 'how' ? howField(setting.request, drive.field, drive.origin) : `disks.${index}.${field}`,
          reason,
        ),
      ),
      ...takenVolume(index, part, setting),
    ];
  });
}

function sizeReasons({ size }: GuestDisk, { content, origin }: Drive): Reason[] {
  if (content.kind !== 'volume' || size === undefined) return [];
  const own = imageSize(origin);
  if (!origin && size < MiB) return [['size', 'A disk has at least 1 MiB.']];
  return size < own ? [['size', `The image itself has ${formatBytes(own)}; a disk cannot be cut.`]] : [];
}

function volumeReasons(disk: GuestDisk, { origin, device }: Drive, { facts }: Setting): Reason[] {
  if (device === 'cdrom')
    return disk.how && disk.how !== 'use' ? [['how', 'What is in a CD-ROM drive is only read.']] : [];
  const pool = poolNamed(facts, disk.pool ?? '');
  const block = pool !== undefined && !holdsFiles(pool);
  const found: Reason[] = [];
  if (!origin && disk.how !== undefined) found.push(['how', 'There is no image to do that with.']);
  if (disk.how === 'use' && origin?.path === undefined)
    found.push(['how', 'Only a file of the host can be used as it is; copy it instead.']);
  if (disk.how === 'overlay' && block)
    found.push([
      'how',
      `A layer is a qcow2 file; ${disk.pool ?? 'the pool'} holds devices. Copy the image instead.`,
    ]);
  if (disk.how === 'overlay' && disk.format === 'raw' && !block)
    found.push(['format', 'A layer on another image is always qcow2.']);
  if (disk.how === 'overlay' && disk.member !== undefined)
    found.push(['how', 'A layer cannot stand on a file within an archive. Convert it instead.']);
  if (block && disk.format === 'qcow2')
    found.push(['format', 'The pool’s volumes are devices, which are raw.']);
  if (disk.preallocation === 'metadata' && disk.format === 'raw')
    found.push(['preallocation', 'Only qcow2 has metadata to make in advance.']);
  return found;
}

/** Only a name that a person chose can be taken: the others are found free. */
function takenVolume(index: number, { drives }: DisksPart, { request, facts }: Setting): CreateProblem[] {
  const content = drives[index]?.content;
  if (request.disks?.[index]?.volume === undefined || content?.kind !== 'volume') return [];
  const { pool, name } = content;
  const earlier = drives
    .slice(0, index)
    .some(({ content: other }) => other.kind === 'volume' && other.pool === pool && other.name === name);
  const taken = poolNamed(facts, pool)?.volumes.includes(name) ?? false;
  return taken || earlier ? [problem(`disks.${index}.volume`, 'NAME_TAKEN', { name })] : [];
}

function busReasons({ bus, readOnly }: GuestDisk, { device }: Drive, setting: Setting): Reason[] {
  const { offer, request } = setting;
  if (bus === undefined) return [];
  const found: Reason[] = [];
  if (!offer.diskBuses.includes(bus))
    found.push(['bus', `This machine has no ${bus}; it has ${offer.diskBuses.join(', ')}.`]);
  if (device === 'cdrom' && bus === 'virtio')
    found.push(['bus', 'There is no CD-ROM drive on virtio; take scsi or sata.']);
  if (device === 'disk' && readOnly && (bus === 'sata' || bus === 'ide'))
    found.push(['readOnly', `A disk on ${bus} cannot be read-only; take virtio, scsi or usb.`]);
  const installs = answersInstaller(request.source.kind) && request.unattended !== undefined;
  if (bus === 'virtio' && traitsOf(setting).windows && installs && !bringsDrivers(setting))
    found.push([
      'bus',
      'Windows’ installer sees no virtio disk without the drivers’ ISO. Add it, or take sata.',
    ]);
  return found;
}

function optionReasons(disk: GuestDisk, { bus }: Drive): Reason[] {
  const found: Reason[] = [];
  const paravirtual = bus === 'virtio' || bus === 'scsi';
  if (disk.io === 'native' && disk.cache !== 'none' && disk.cache !== 'directsync')
    found.push(['io', 'Native I/O goes past the host’s cache: take the cache none or directsync with it.']);
  if (disk.ioThread && !paravirtual)
    found.push(['ioThread', 'Only virtio and scsi have threads of their own.']);
  if (disk.queues !== undefined && !paravirtual) found.push(['queues', 'Only virtio and scsi have queues.']);
  if (disk.shareable && disk.format === 'qcow2' && disk.how !== 'use')
    found.push(['format', 'A disk that several guests write to has to be raw.']);
  return found;
}

/** qemuDomainDiskSetIoTune's own (QEMU_BLOCK_IOTUNE_MAX). */
const HIGHEST_LIMIT = 1_000_000_000_000_000;

function limitReasons({ limits }: GuestDisk): Reason[] {
  const found: Reason[] = [];
  if (Object.values(limits ?? {}).some(limit => limit !== undefined && limit > HIGHEST_LIMIT))
    found.push(['limits', 'QEMU takes no limit above 1,000,000,000,000,000 a second.']);
  if (limits?.totalBytes && (limits.readBytes || limits.writeBytes))
    found.push(['limits', 'Limit bytes either in total, or for reading and writing.']);
  if (limits?.totalOperations && (limits.readOperations || limits.writeOperations))
    found.push(['limits', 'Limit operations either in total, or for reading and writing.']);
  return found;
}
