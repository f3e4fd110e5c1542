import type { Guest } from '#shared/contract/guests.ts';
import type { GuestsSearch } from '#renderer/app/guests-search.ts';
import { guestKey, type GuestKey } from '#renderer/api/live/guests.ts';
import { keepIfSame, type Item } from './arrange.ts';
import { holdOrder } from './hold-order.ts';

/** Remembers how the guests stood last, for as long as the list is asked for in the same way. */
export class LastOrder {
  #search: GuestsSearch | undefined;
  #keys: readonly GuestKey[] = [];
  #items: readonly Item[] = [];

  /** The guests sorted; in the order they had, with new ones last, while `held`. */
  sort(
    guests: readonly Guest[],
    search: GuestsSearch,
    compare: (a: Guest, b: Guest) => number,
    held: boolean,
  ): Guest[] {
    const byKey = new Map(guests.map(guest => [guestKey(guest), guest]));
    const before = this.#search === search ? this.#keys : [];
    const inLastOrder = holdOrder([...byKey.keys()], before).flatMap(key => byKey.get(key) ?? []);
    // Sorting what is nearly sorted already takes one pass: a change among a thousand guests costs little.
    const sorted = held && before.length > 0 ? inLastOrder : inLastOrder.sort(compare);
    this.#search = search;
    this.#keys = sorted.map(guestKey);
    return sorted;
  }

  /** These lines, or the very ones of last time when nothing about them is new. */
  keep(items: readonly Item[]): readonly Item[] {
    this.#items = keepIfSame(items, this.#items);
    return this.#items;
  }
}
