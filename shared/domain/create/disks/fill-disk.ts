import type { GuestDisk } from '../../../contract/create/disk.ts';
import type { Choices } from '../choices.ts';
import type { Setting } from '../topic.ts';
import { mediumContent } from './media.ts';
import { formatOf, type Origin } from './origin.ts';
import type { Content } from './part.ts';
import type { VolumeNames } from './volume-names.ts';
import type { Place, Volumes } from './volumes.ts';

export interface FilledDisk {
  readonly answers: GuestDisk;
  readonly content: Content;
  readonly origin?: Origin;
}

interface Makers {
  readonly pool: string;
  readonly volumes: Volumes;
  readonly names: VolumeNames;
  readonly choices: Choices;
}

/** Says what a disk with all of its answers is made of; its volume gets a name when it has none. */
export function fillDisk(
  { request }: Setting,
  index: number,
  answers: GuestDisk,
  origin: Origin | undefined,
  { pool, volumes, names, choices }: Makers,
): FilledDisk {
  const shared = { ...(origin && { origin }) };
  const slot = `disk${index}`;
  if (answers.device === 'cdrom')
    return {
      ...shared,
      answers,
      content: origin ? mediumContent(origin, slot, answers.pool ?? pool, volumes) : { kind: 'empty' },
    };
  if (origin && answers.how === 'use')
    return {
      ...shared,
      answers,
      content: {
        kind: 'present',
        path: origin.image,
        format: formatOf(origin),
        block: origin.facts?.block ?? false,
      },
    };
  const into = answers.pool ?? pool;
  const format = answers.format ?? 'qcow2';
  const volume = choices.take(`disks.${index}.volume`, answers.volume, () => ({
    value: names.free(into, request.name, volumes.isBlock(into) ? '' : `.${format}`),
    why: 'the guest’s name, as far as the pool has no such volume yet',
  }));
  const place: Place = { slot, pool: into, name: volume };
  const size = answers.size ?? 0;
  const content = !origin
    ? volumes.empty(place, format, size, answers.preallocation)
    : answers.how === 'overlay'
      ? volumes.overlay(place, origin, size)
      : volumes.copy(place, origin, format, size);
  return { ...shared, answers: { ...answers, volume }, content };
}
