import type { LibraryItem } from '#shared/contract/library.ts';

export type Shown = 'media' | 'disks' | 'all';
export type Order = 'name' | 'system' | 'size';

const shows: Readonly<Record<Shown, (item: LibraryItem) => boolean>> = {
  media: ({ kind }) => kind === 'medium',
  disks: ({ kind }) => kind === 'disk',
  all: () => true,
};

const byName = (a: LibraryItem, b: LibraryItem) => a.name.localeCompare(b.name);
const orders: Readonly<Record<Order, (a: LibraryItem, b: LibraryItem) => number>> = {
  name: byName,
  // What is not known comes last.
  system: (a, b) =>
    Number(a.os === undefined) - Number(b.os === undefined) ||
    (a.os?.label ?? '').localeCompare(b.os?.label ?? '', undefined, { numeric: true }) ||
    byName(a, b),
  size: (a, b) => (b.size ?? 0) - (a.size ?? 0) || byName(a, b),
};

/** What is shown of a library: of one sort, with every word that was typed, in an order. */
export function arrange(
  items: Iterable<LibraryItem>,
  { shown, text, order }: { shown: Shown; text: string; order: Order },
): LibraryItem[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return [...items]
    .filter(item => shows[shown](item) && words.every(word => wordsOf(item).includes(word)))
    .toSorted(orders[order]);
}

const wordsOf = (item: LibraryItem) =>
  `${item.name} ${item.os?.label ?? ''} ${item.label ?? ''} ${placeOf(item)} ${item.usedBy.map(({ name }) => name).join(' ')}`.toLowerCase();

/** Its pool, or that it was downloaded to this computer. */
export const placeOf = ({ at }: LibraryItem): string => (at.kind === 'pool' ? at.pool : 'Downloads');

export function countOf(items: Iterable<LibraryItem>, shown: Shown): number {
  return [...items].filter(shows[shown]).length;
}
