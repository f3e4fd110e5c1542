import type { ContainerKey } from '#renderer/api/live/containers.ts';
import type { GuestKey } from '#renderer/api/live/guests.ts';
import type { Entry } from './entry.ts';
import { compareText } from './sort.ts';

/** One line of the list. */
export type Item =
  | { kind: 'group'; id: string; label: string; count: number; collapsed: boolean }
  | { kind: 'guest'; of: 'guest'; id: GuestKey; key: GuestKey }
  | { kind: 'guest'; of: 'container'; id: ContainerKey; key: ContainerKey };

export interface Grouping {
  /** The heading a guest stands under; undefined is "the rest", which comes last. */
  headingOf: (entry: Entry) => string | undefined;
  rest: string;
  collapsed: ReadonlySet<string>;
}

const same = (a: Item, b: Item | undefined): boolean =>
  a.id === b?.id &&
  (a.kind === 'guest' || (b.kind === 'group' && a.count === b.count && a.collapsed === b.collapsed));

/** The old lines themselves when the new ones are no different: then the list need not be drawn again. */
export const keepIfSame = (next: readonly Item[], before: readonly Item[]): readonly Item[] =>
  next.length === before.length && next.every((item, index) => same(item, before[index])) ? before : next;

const line = (entry: Entry): Item =>
  entry.of === 'guest'
    ? { kind: 'guest', of: 'guest', id: entry.key, key: entry.key }
    : { kind: 'guest', of: 'container', id: entry.key, key: entry.key };

/** Guests under their headings, in the order they come in. Where nobody has a heading there are none. */
export function arrange(entries: readonly Entry[], grouping: Grouping | undefined): Item[] {
  if (grouping === undefined || entries.every(entry => grouping.headingOf(entry) === undefined)) {
    return entries.map(line);
  }
  const groups = new Map<string | undefined, Entry[]>();
  for (const entry of entries) {
    const heading = grouping.headingOf(entry);
    const members = groups.get(heading);
    if (members) members.push(entry);
    else groups.set(heading, [entry]);
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
