import type { GuestDisk } from '../../../contract/create/disk.ts';
import type { Choice, Choices } from '../choices.ts';
import type { ImageFacts } from '../facts.ts';
import type { Setting } from '../topic.ts';
import { traitsOf } from '../traits.ts';
import { chooseDiskBus, chooseDriveBus } from './bus.ts';
import { applianceDisk, formatOf, type Origin } from './origin.ts';
import { chooseSize } from './size.ts';

export type How = NonNullable<GuestDisk['how']>;

export interface Asked {
  readonly index: number;
  readonly disk: GuestDisk;
  readonly origin: Origin | undefined;
  /** The pool of the guest, and whether its volumes are devices. */
  readonly pool: string;
  readonly isBlock: (pool: string) => boolean;
  readonly choices: Choices;
}

/** The answers about one disk with its defaults, but for its volume's name and the order of starting. */
export function decideDisk(setting: Setting, asked: Asked): GuestDisk {
  const { disk, choices, index } = asked;
  const at = (field: string) => `disks.${index}.${field}`;
  if (disk.device === 'cdrom') {
    const bus = choices.take(at('bus'), disk.bus, () => chooseDriveBus(setting));
    return { ...disk, bus };
  }
  const had = applianceDisk(setting.facts, index, disk);
  const bus = choices.take(at('bus'), disk.bus, () =>
    chooseDiskBus(setting, disk, { appliance: had, origin: asked.origin }),
  );
  const how = asked.origin && decideHow(setting, asked, asked.origin);
  const place = how === 'use' ? usedAsItIs(asked.origin) : decideVolume(setting, asked, how);
  return {
    ...disk,
    device: 'disk',
    ...(had && { image: had.path, ...(had.member !== undefined && { member: had.member }) }),
    ...(how !== undefined && { how }),
    ...place.answers,
    bus,
    ...decideOptions(setting, asked, bus, place.block, place.whole),
  };
}

/** What is done with an image. */
function decideHow(setting: Setting, { index, disk, choices, pool, isBlock }: Asked, origin: Origin): How {
  const { source } = setting.request;
  const own = origin.field === 'source.image' && 'how' in source ? source.how : undefined;
  return choices.take(`disks.${index}.how`, own ?? disk.how, (): Choice<How> => {
    if (origin.member !== undefined || source.kind === 'appliance')
      return { value: 'convert', why: 'QEMU works best on a format of its own' };
    if (disk.format === 'raw') return { value: 'copy', why: 'a layer on another image is always qcow2' };
    if (source.kind === 'cloud-image' && origin.field === 'source.image')
      return isBlock(disk.pool ?? pool)
        ? { value: 'copy', why: 'its pool holds devices, which no layer can be made on' }
        : { value: 'overlay', why: 'guests share the image, and each stores only what it changes' };
    const format = formatOf(origin);
    if (format !== 'qcow2' && format !== 'raw')
      return { value: 'convert', why: `QEMU only half knows ${format}; qcow2 has snapshots and trimming` };
    if (index > 0 && origin.path !== undefined) return { value: 'use', why: 'it is there already' };
    return { value: 'copy', why: 'the image itself stays as it is' };
  });
}

interface Decided {
  readonly answers: Partial<GuestDisk>;
  readonly block: boolean;
  /** All of its room is taken at once. */
  readonly whole: boolean;
}

function usedAsItIs(origin: Origin | undefined): Decided {
  return { answers: {}, block: isDevice(origin?.facts), whole: false };
}

function isDevice(facts: ImageFacts | undefined): boolean {
  return facts?.block ?? false;
}

function decideVolume(setting: Setting, asked: Asked, how: How | undefined): Decided {
  const { index, disk, choices, origin, isBlock } = asked;
  const at = (field: string) => `disks.${index}.${field}`;
  const pool = disk.pool ?? asked.pool;
  const block = isBlock(pool);
  const size = choices.take(at('size'), disk.size, () => chooseSize(setting, pool, origin));
  const format = choices.take(at('format'), disk.format, (): Choice<'qcow2' | 'raw'> => {
    if (block) return { value: 'raw', why: 'the pool’s volumes are devices' };
    if (disk.shareable) return { value: 'raw', why: 'the only one that two guests may write to' };
    if (how === 'copy' && origin && formatOf(origin) === 'raw')
      return { value: 'raw', why: 'as the image is' };
    return { value: 'qcow2', why: 'grows as it is filled, and has snapshots' };
  });
  const preallocation =
    how === undefined
      ? choices.take(
          at('preallocation'),
          disk.preallocation,
          (): Choice<'off' | 'full'> =>
            block
              ? { value: 'full', why: 'a device has all of its room from the start' }
              : { value: 'off', why: 'takes room only as it is filled' },
        )
      : disk.preallocation;
  return {
    answers: { pool, size, format, ...(preallocation !== undefined && { preallocation }) },
    block,
    whole: preallocation === 'full' && !block,
  };
}

function decideOptions(
  setting: Setting,
  { index, disk, choices }: Asked,
  bus: GuestDisk['bus'],
  block: boolean,
  whole: boolean,
): Partial<GuestDisk> {
  const at = (field: string) => `disks.${index}.${field}`;
  const direct = block || disk.shareable === true || disk.io === 'native';
  const cache = choices.take(
    at('cache'),
    disk.cache,
    (): Choice<'none' | 'writeback'> =>
      direct
        ? {
            value: 'none',
            why: disk.shareable ? 'two guests must see the same' : 'the device needs no second cache',
          }
        : {
            value: 'writeback',
            why: 'the host’s memory speeds it up, and what the guest flushes is on the disk',
          },
  );
  const io = choices.take(
    at('io'),
    disk.io,
    (): Choice<'native' | 'threads'> =>
      block && cache === 'none'
        ? { value: 'native', why: 'the kernel’s own asynchronous I/O, fastest on a device' }
        : { value: 'threads', why: 'never blocks on a file that has to grow' },
  );
  const discard = choices.take(
    at('discard'),
    disk.discard,
    (): Choice<'unmap' | 'ignore'> =>
      whole
        ? { value: 'ignore', why: 'all of its room was taken on purpose' }
        : { value: 'unmap', why: 'what the guest trims goes back to the host' },
  );
  const detectZeroes = choices.take(at('detectZeroes'), disk.detectZeroes, () => ({
    value: 'off' as const,
    why: 'guests trim by themselves; looking for zeroes costs time',
  }));
  const { kvm, virtioDriven } = traitsOf(setting);
  const own = kvm && bus === 'virtio' && virtioDriven;
  const ioThread = choices.take(at('ioThread'), disk.ioThread, () => ({
    value: own,
    why: own ? 'its work keeps no virtual CPU waiting' : 'only KVM guests with virtio gain by it',
  }));
  return { cache, io, discard, detectZeroes, ioThread };
}
