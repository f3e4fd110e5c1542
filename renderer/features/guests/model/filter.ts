import type { Guest } from '#shared/contract/guests.ts';
import type { GuestsSearch } from '#renderer/app/guests-search.ts';

const holds = (text: string | undefined, word: string) => text?.toLowerCase().includes(word) ?? false;

function matchesWord(guest: Guest, word: string): boolean {
  return (
    holds(guest.name, word) ||
    holds(guest.title, word) ||
    holds(guest.os?.label, word) ||
    holds(guest.group, word) ||
    guest.addresses.some(address => address.startsWith(word)) ||
    guest.tags.some(tag => holds(tag, word)) ||
    guest.uuid.startsWith(word)
  );
}

/** Every word must be found somewhere; of each kind of chip, one that is on must fit. */
export function compileFilter(search: GuestsSearch): (guest: Guest) => boolean {
  const words = (search.q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const states = search.state?.length ? new Set(search.state) : undefined;
  const connections = search.connection?.length ? new Set(search.connection) : undefined;
  const tags = search.tag?.length ? new Set(search.tag) : undefined;
  return guest =>
    (states?.has(guest.state) ?? true) &&
    (connections?.has(guest.connection) ?? true) &&
    (tags === undefined || guest.tags.some(tag => tags.has(tag))) &&
    words.every(word => matchesWord(guest, word));
}

export const isFiltered = ({ q, state, connection, tag }: GuestsSearch): boolean =>
  Boolean(q?.trim() || state?.length || connection?.length || tag?.length);

/** The search with no filter left; sorting and grouping stay. */
export function withoutFilter(search: GuestsSearch): GuestsSearch {
  const { q: _q, state: _state, connection: _connection, tag: _tag, ...rest } = search;
  return rest;
}

/** The list with the value taken out when it is in, put in when it is not; undefined when it comes out empty. */
export function toggled<T>(list: readonly T[] | undefined, value: T): T[] | undefined {
  const next = list?.includes(value) ? list.filter(each => each !== value) : [...(list ?? []), value];
  return next.length === 0 ? undefined : next;
}
