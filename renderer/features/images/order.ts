import type { Image } from '#shared/contract/images/image.ts';
import { imageTitle } from '#shared/domain/images/image-title.ts';

export const orders = [
  { value: 'name', label: 'Name' },
  { value: 'size', label: 'Size' },
  { value: 'newest', label: 'Newest' },
] as const;
export type Order = (typeof orders)[number]['value'];

const byName = (a: Image, b: Image): number =>
  // Those without a name come last.
  Number(a.tags.length === 0) - Number(b.tags.length === 0) ||
  imageTitle(a).localeCompare(imageTitle(b), 'en', { numeric: true });

const compare: Readonly<Record<Order, (a: Image, b: Image) => number>> = {
  name: byName,
  size: (a, b) => b.size - a.size || byName(a, b),
  newest: (a, b) => b.createdAt - a.createdAt || byName(a, b),
};

export const ordered = (images: readonly Image[], order: Order): Image[] => images.toSorted(compare[order]);
