import type { ItemValue } from './values.ts';

/** A value as the document would have it; nothing for what is not there and for lists. */
export const scalarText = (value: ItemValue | undefined): string =>
  value === undefined || typeof value === 'object' ? '' : String(value);
