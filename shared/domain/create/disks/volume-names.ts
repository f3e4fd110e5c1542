import type { Checksum } from '../../../contract/create/image.ts';
import type { CreateFacts, ImageFacts, PoolFacts } from '../facts.ts';
import { poolNamed } from './pools.ts';

/** `web.qcow2`, else `web-2.qcow2` …: a volume left by an earlier guest of that name is never touched. */
export function freeVolumeName(
  name: string,
  suffix: string,
  pool: Pick<PoolFacts, 'volumes'> | undefined,
): string {
  const taken = new Set(pool?.volumes);
  const stem = cutToBytes(name, FILE_NAME_MAX - suffix.length - '-1000'.length);
  let candidate = `${stem}${suffix}`;
  for (let number = 2; taken.has(candidate); number++) candidate = `${stem}-${number}${suffix}`;
  return candidate;
}

/** File systems of Linux take names of 255 bytes; some room is left for what others put behind them. */
const FILE_NAME_MAX = 200;

function cutToBytes(text: string, most: number): string {
  const encoder = new TextEncoder();
  const characters = Array.from(text);
  while (encoder.encode(characters.join('')).length > most) characters.pop();
  return characters.join('').trimEnd();
}

/** Hands out names within one plan, no name of a pool twice. */
export class VolumeNames {
  readonly #facts: CreateFacts;
  readonly #given = new Map<string, string[]>();

  constructor(facts: CreateFacts) {
    this.#facts = facts;
  }

  /** Sets a name aside that a person chose. */
  claim(pool: string, name: string): void {
    this.#given.set(pool, [...(this.#given.get(pool) ?? []), name]);
  }

  free(pool: string, name: string, suffix: string): string {
    const volumes = [...(poolNamed(this.#facts, pool)?.volumes ?? []), ...(this.#given.get(pool) ?? [])];
    const found = freeVolumeName(name, suffix, { volumes });
    this.claim(pool, found);
    return found;
  }
}

/**
 * What guests share is named by its content: by the publisher's checksum, or for want of one by what is known of
 * the file, so that a newer file of the same name is another volume.
 */
export function sharedVolumeName(
  file: string,
  checksum: Checksum | undefined,
  facts: Pick<ImageFacts, 'stamp' | 'size'> = {},
): string {
  const dot = file.lastIndexOf('.');
  const [stem, suffix] = dot > 0 ? [file.slice(0, dot), file.slice(dot)] : [file, ''];
  const hash = checksum?.split(':')[1]?.slice(0, 12).toLowerCase();
  const mark = hash ?? facts.stamp ?? facts.size ?? 'shared';
  return `${stem}-${mark}${suffix}`;
}
