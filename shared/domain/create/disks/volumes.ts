import type { GuestDisk } from '../../../contract/create/disk.ts';
import type { CreateFacts } from '../facts.ts';
import { holdsFiles, poolNamed } from './pools.ts';
import { formatOf, type Origin } from './origin.ts';
import type { MadeVolume, Room } from './part.ts';
import { sharedVolumeName } from './volume-names.ts';
import type { Slot, Work } from '../work.ts';

/** A little more than an empty qcow2 file, or an ISO with a few lines of text, takes. */
const LITTLE = 512 * 1024;

export interface Place {
  readonly slot: Slot;
  readonly pool: string;
  readonly name: string;
}

type Format = 'qcow2' | 'raw';

/** Makes volumes of a host's pools: all the ways of filling one. */
export class Volumes {
  readonly #facts: CreateFacts;

  constructor(facts: CreateFacts) {
    this.#facts = facts;
  }

  empty(
    place: Place,
    format: Format,
    capacity: number,
    preallocation: GuestDisk['preallocation'] = 'off',
  ): MadeVolume {
    const whole = preallocation === 'full' || this.isBlock(place.pool);
    const now = whole ? capacity : Math.min(LITTLE, capacity);
    return this.#volume(place, format, { now, full: capacity }, at => [
      { kind: 'create-volume', ...at, format, capacity, preallocation },
    ]);
  }

  /** A volume with the bytes of an image as they are; converted where they are not of that format. */
  copy(place: Place, origin: Origin, format: Format, capacity: number): MadeVolume {
    const { facts } = origin;
    const now = this.isBlock(place.pool) ? capacity : (facts?.size ?? capacity);
    const room = { now, full: Math.max(now, capacity) };
    return this.#volume(place, format, room, at => {
      if (facts?.pool !== undefined && origin.path !== undefined)
        return [{ kind: 'clone-volume', ...at, from: origin.path, format, capacity }];
      const brought = origin.download ? [origin.download] : [];
      const from = origin.bytes;
      if (needsConversion(origin, format))
        return [...brought, { kind: 'convert-volume', ...at, from, format, capacity }];
      const size = facts?.size ?? 0;
      return [...brought, { kind: 'upload-volume', ...at, from, size, format, capacity }];
    });
  }

  /** A thin layer; what it stands on is shared by name, unless a pool holds it already. */
  overlay(place: Place, origin: Origin, capacity: number): MadeVolume {
    const backingFormat = formatOf(origin);
    const layer = { now: LITTLE, full: capacity };
    if (origin.path !== undefined && origin.facts?.pool !== undefined) {
      const backing = { path: origin.path };
      return this.#volume(place, 'qcow2', layer, at => [
        { kind: 'overlay-volume', ...at, capacity, backing, backingFormat },
      ]);
    }
    const base = this.shared({ slot: place.slot.replace('disk', 'base'), pool: place.pool }, origin);
    const made = this.#volume(place, 'qcow2', layer, at => [
      ...base.work,
      { kind: 'overlay-volume', ...at, capacity, backing: { slot: base.slot }, backingFormat },
    ]);
    return { ...made, room: [...base.room, ...made.room] };
  }

  /** An image as it is, for all guests that want it. */
  shared(at: Pick<Place, 'slot' | 'pool'>, origin: Origin): MadeVolume {
    const { facts } = origin;
    const name = sharedVolumeName(origin.name, origin.checksum, facts);
    const present = poolNamed(this.#facts, at.pool)?.volumes.includes(name) ?? false;
    const size = facts?.size ?? 0;
    const room = present ? 0 : size;
    const format = formatOf(origin);
    return this.#volume({ ...at, name }, format, { now: room, full: room, shares: name }, place => [
      ...(origin.download && !present ? [origin.download] : []),
      { kind: 'share-volume', ...place, from: origin.bytes, size, format, present },
    ]);
  }

  /** A small file of this guest's own, such as a kernel. */
  own(place: Place, origin: Origin, { answers = false } = {}): MadeVolume {
    const size = origin.facts?.size ?? 0;
    return this.#volume(place, 'raw', { now: size, full: size }, at => [
      ...(origin.download ? [origin.download] : []),
      {
        kind: 'upload-volume',
        ...at,
        from: origin.bytes,
        size,
        format: 'raw',
        ...(answers && { answers: true }),
      },
    ]);
  }

  seed(place: Place, content: 'cloud-init' | 'unattended'): MadeVolume {
    return this.#volume(place, 'raw', { now: LITTLE, full: LITTLE }, at => [
      { kind: 'seed-volume', ...at, content },
    ]);
  }

  isBlock(pool: string): boolean {
    const found = poolNamed(this.#facts, pool);
    return found !== undefined && !holdsFiles(found);
  }

  #volume(
    { slot, pool, name }: Place,
    format: string,
    room: Omit<Room, 'pool'>,
    work: (at: Place & { readonly path: string }) => readonly Work[],
  ): MadeVolume {
    const path = `${poolNamed(this.#facts, pool)?.path ?? ''}/${name}`;
    return {
      kind: 'volume',
      slot,
      pool,
      name,
      path,
      format,
      block: this.isBlock(pool),
      work: work({ slot, pool, name, path }),
      room: [{ pool, ...room }],
    };
  }
}

/** Uploading keeps bytes as they are; all else is qemu-img's work, which also takes in what an image stands on. */
function needsConversion(origin: Origin, format: Format): boolean {
  const { facts, member } = origin;
  const unknown = origin.download !== undefined && facts?.format === undefined;
  return unknown || member !== undefined || facts?.backingFile !== undefined || formatOf(origin) !== format;
}
