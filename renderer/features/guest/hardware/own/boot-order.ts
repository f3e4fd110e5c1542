import type { HardwareItem } from '../model/items.ts';
import type { Draft } from '../model/draft.ts';

/** A device that a guest can be started from, with its turn. */
export interface Bootable {
  readonly item: HardwareItem;
  /** From 1; undefined: it is not tried. */
  readonly turn: number | undefined;
}

const bootable = new Set(['disk', 'interface', 'hostdev', 'redirdev']);

/** Devices that have a turn in its order, then those that have none. */
export function bootables(items: readonly HardwareItem[], draft: Draft): Bootable[] {
  return items
    .filter(({ pair, leaves }) => bootable.has(pair.element) && !leaves)
    .map(item => {
      const turn = { ...item.values, ...draft.get(item.id)?.values }['bootOrder'];
      return { item, turn: typeof turn === 'number' && !Number.isNaN(turn) ? turn : undefined };
    })
    .toSorted((a, b) => (a.turn ?? Infinity) - (b.turn ?? Infinity) || 0);
}

/** The turns that change when `order` is what is tried, one after the other: null takes one out. */
export function turnsFor(
  all: readonly Bootable[],
  order: readonly HardwareItem[],
): ReadonlyMap<HardwareItem, number | null> {
  const changed = new Map<HardwareItem, number | null>();
  for (const { item, turn } of all) {
    const at = order.indexOf(item);
    const next = at < 0 ? null : at + 1;
    if (next !== (turn ?? null)) changed.set(item, next);
  }
  return changed;
}
