import type { Domain } from '../../libvirt-xml/domain/domain.ts';
import type { Item } from './item-id.ts';
import type { ItemValue } from './values.ts';

/** When a change takes effect, and why not at once. */
export interface Expected {
  readonly effect: 'now' | 'next-start';
  readonly why?: string;
}

export const NOW: Expected = { effect: 'now' };
export const later = (why: string): Expected => ({ effect: 'next-start', why });

/** What can be done to a running guest of one driver. */
export interface LiveRules {
  /** `path` is that of the property below the item's element: `driver/@cache`, `iotune/read_bytes_sec`. */
  set(item: Item, path: string, to: ItemValue, live: Domain): Expected;
  plug(item: Item, live: Domain): Expected;
  unplug(item: Item, live: Domain): Expected;
}

/** Whether a path is one of these, or below one. */
export function isBelow(path: string, ...parents: readonly string[]): boolean {
  return parents.some(parent => path === parent || path.startsWith(`${parent}/`));
}
