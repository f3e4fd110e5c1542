import type { Guest } from '#shared/contract/guests.ts';
import { guestKey, type GuestKey } from '#renderer/api/live/guests.ts';
import { compareText } from './sort.ts';

/** One line of the list. */
export type Item =
  | { kind: 'group'; id: string; label: string; count: number; collapsed: boolean }
  | { kind: 'guest'; id: GuestKey; key: GuestKey };

export interface Grouping {
  /** The heading a guest stands under; undefined is "the rest", which comes last. */
  headingOf: (guest: Guest) => string | undefined;
  rest: string;
  collapsed: ReadonlySet<string>;
}

const same = (a: Item, b: Item | undefined): boolean =>
  a.id === b?.id &&
  (a.kind === 'guest' || (b.kind === 'group' && a.count === b.count && a.collapsed === b.collapsed));

/** The old lines themselves when the new ones are no different: then the list need not be drawn again. */
export const keepIfSame = (next: readonly Item[], before: readonly Item[]): readonly Item[] =>
  next.length === before.length && next.every((item, index) => same(item, before[index])) ? before : next;

const line = (guest: Guest): Item => {
  const key = guestKey(guest);
  return { kind: 'guest', id: key, key };
};

/** Guests under their headings, in the order they come in. Where nobody has a heading there are none. */
export function arrange(guests: readonly Guest[], grouping: Grouping | undefined): Item[] {
  if (grouping === undefined || guests.every(guest => grouping.headingOf(guest) === undefined)) {
    return guests.map(line);
  }
  const groups = new Map<string | undefined, Guest[]>();
  for (const guest of guests) {
    const heading = grouping.headingOf(guest);
    const members = groups.get(heading);
    if (members) members.push(guest);
    else groups.set(heading, [guest]);
  }
  const headings = [...groups.keys()].toSorted((a, b) =>
    a === undefined ? 1 : b === undefined ? -1 : compareText(a, b),
  );
  return headings.flatMap(heading => {
    const members = groups.get(heading) ?? [];
    const id = heading === undefined ? 'rest' : `group:${heading}`;
    const collapsed = grouping.collapsed.has(id);
    const header: Item = {
      kind: 'group',
      id,
      label: heading ?? grouping.rest,
      count: members.length,
      collapsed,
    };
    return collapsed ? [header] : [header, ...members.map(line)];
  });
}
