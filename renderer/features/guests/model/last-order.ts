import type { GuestsSearch } from '#renderer/app/guests-search.ts';
import type { LineKey } from '#renderer/api/live/line-key.ts';
import { keepIfSame, type Item } from './arrange.ts';
import type { Entry } from './entry.ts';
import { holdOrder } from './hold-order.ts';

/** Remembers how the guests stood last, for as long as the list is asked for in the same way. */
export class LastOrder {
  #search: GuestsSearch | undefined;
  #keys: readonly LineKey[] = [];
  #items: readonly Item[] = [];

  /** The guests sorted; in the order they had, with new ones last, while `held`. */
  sort(
    entries: readonly Entry[],
    search: GuestsSearch,
    compare: (a: Entry, b: Entry) => number,
    held: boolean,
  ): Entry[] {
    const byKey = new Map(entries.map(entry => [entry.key, entry]));
    const before = this.#search === search ? this.#keys : [];
    const inLastOrder = holdOrder([...byKey.keys()], before).flatMap(key => byKey.get(key) ?? []);
    // Sorting what is nearly sorted already takes one pass: a change among a thousand guests costs little.
    const sorted = held && before.length > 0 ? inLastOrder : inLastOrder.sort(compare);
    this.#search = search;
    this.#keys = sorted.map(({ key }) => key);
    return sorted;
  }

  /** These lines, or the very ones of last time when nothing about them is new. */
  keep(items: readonly Item[]): readonly Item[] {
    this.#items = keepIfSame(items, this.#items);
    return this.#items;
  }
}
