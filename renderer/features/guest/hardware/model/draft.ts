import type { HardwareEdit, ItemId, ItemValues } from '#shared/contract/hardware.ts';
import { sameValue } from '#shared/domain/hardware/values.ts';
import type { Value } from './value.ts';

/** What a person changed of one item and has not applied, and what stood there when they began. */
export interface DraftItem {
  readonly values: ItemValues;
  readonly seen: ItemValues;
}

export type Draft = ReadonlyMap<ItemId, DraftItem>;

export const emptyDraft: Draft = new Map();

/** The draft with one more change. What is put back to what stands there is no change. */
export function withValue(
  draft: Draft,
  item: ItemId,
  property: string,
  value: Value,
  before: Value | undefined,
): Draft {
  const was = draft.get(item) ?? { values: {}, seen: {} };
  const seen = property in was.seen ? was.seen[property] : before;
  if (sameValue(value, seen)) return without(draft, item, property);
  return new Map(draft).set(item, {
    values: { ...was.values, [property]: value },
    seen: { ...was.seen, [property]: seen ?? null },
  });
}

/** Takes one change back, or all of an item. */
export function without(draft: Draft, item: ItemId, property?: string): Draft {
  const was = draft.get(item);
  if (was === undefined) return draft;
  const next = new Map(draft);
  const values = property === undefined ? {} : omit(was.values, property);
  if (property === undefined || Object.keys(values).length === 0) next.delete(item);
  else next.set(item, { values, seen: omit(was.seen, property) });
  return next;
}

function omit(values: ItemValues, property: string): ItemValues {
  const { [property]: _gone, ...left } = values;
  return left;
}

export const editsOf = (draft: Draft): HardwareEdit[] =>
  [...draft].map(([item, { values, seen }]) => ({ op: 'set', item, values, seen }));

/** How many properties are changed. */
export const changesIn = (draft: Draft): number =>
  [...draft.values()].reduce((sum, { values }) => sum + Object.keys(values).length, 0);

/** What was typed and is no number: it can be kept on the page, but not sent. */
export const hasUnreadable = (draft: Draft): boolean =>
  [...draft.values()].some(({ values }) => Object.values(values).some(unreadable));

function unreadable(value: Value): boolean {
  return Array.isArray(value) ? value.some(row => Object.values(row).some(isNaN)) : isNaN(value);
}

const isNaN = (value: unknown): boolean => typeof value === 'number' && Number.isNaN(value);
