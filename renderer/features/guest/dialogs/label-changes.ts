import type { Guest } from '#shared/contract/guests.ts';

export interface Labels {
  /** Empty for none; undefined where the guests differ and it is left as it is. */
  group: string | undefined;
  tags: readonly string[];
}

export interface LabelChanges {
  group?: string | null;
  addTags?: string[];
  removeTags?: string[];
}

/** What the guests have in common: their group if it is the same, and the tags that all of them have. */
export function commonLabels(guests: readonly Guest[]): Labels {
  const groups = new Set(guests.map(guest => guest.group ?? ''));
  const [first, ...others] = guests;
  const tags = (first?.tags ?? []).filter(tag => others.every(guest => guest.tags.includes(tag)));
  return { group: groups.size === 1 ? [...groups][0] : undefined, tags };
}

/** What is to be changed so that `before`, common to all of them, becomes `after`; undefined when nothing is. */
export function labelChanges(before: Labels, after: Labels): LabelChanges | undefined {
  const addTags = after.tags.filter(tag => !before.tags.includes(tag));
  const removeTags = before.tags.filter(tag => !after.tags.includes(tag));
  const group = after.group?.trim();
  const changes: LabelChanges = {
    ...(group === undefined || group === before.group ? {} : { group: group === '' ? null : group }),
    ...(addTags.length > 0 ? { addTags } : {}),
    ...(removeTags.length > 0 ? { removeTags } : {}),
  };
  return Object.keys(changes).length === 0 ? undefined : changes;
}
