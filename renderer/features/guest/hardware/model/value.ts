import type { ItemValues } from '#shared/contract/hardware.ts';

/** Anything that a property can hold; null is nothing. */
export type Value = ItemValues[string];
