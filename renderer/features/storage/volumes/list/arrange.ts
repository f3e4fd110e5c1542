import type { Volume } from '#shared/contract/volumes.ts';

export type SortColumn = 'name' | 'format' | 'capacity' | 'allocation' | 'users';

export interface Sorting {
  readonly by: SortColumn;
  readonly descending: boolean;
}

export type VolumeFilter = 'all' | 'used' | 'unused' | 'layers';

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

const keys: Readonly<Record<Exclude<SortColumn, 'name'>, (volume: Volume) => number | string>> = {
  format: ({ facts }) => facts?.format ?? '',
  capacity: ({ facts }) => facts?.capacity ?? -1,
  allocation: ({ facts }) => facts?.allocation ?? -1,
  users: ({ usedBy }) => usedBy.map(({ name }) => name).join(),
};

const passes: Readonly<Record<VolumeFilter, (volume: Volume) => boolean>> = {
  all: () => true,
  used: ({ usedBy }) => usedBy.length > 0,
  unused: ({ usedBy }) => usedBy.length === 0,
  layers: ({ facts }) => facts?.backing !== undefined,
};

/** Names in the order of people: `disk-2` before `disk-10`. */
export function inNameOrder(names: readonly string[]): string[] {
  return names.toSorted(collator.compare);
}

/** What is shown, in order. `names` are in the order of names, which decides where all else is the same. */
export function arrange(
  names: readonly string[],
  byName: ReadonlyMap<string, Volume>,
  { text, filter, sorting }: { text: string; filter: VolumeFilter; sorting: Sorting },
): Volume[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = names.flatMap(name => {
    const volume = byName.get(name);
    return volume && passes[filter](volume) && matches(volume, words) ? [volume] : [];
  });
  if (sorting.by === 'name') return sorting.descending ? found.toReversed() : found;
  const key = keys[sorting.by];
  const turn = sorting.descending ? -1 : 1;
  return found.toSorted((a, b) => {
    const [left, right] = [key(a), key(b)];
    return left === right ? 0 : (left < right ? -1 : 1) * turn;
  });
}

function matches({ name, facts, usedBy }: Volume, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const all = [name, facts?.format ?? '', ...usedBy.map(user => user.name)].join(' ').toLowerCase();
  return words.every(word => all.includes(word));
}
