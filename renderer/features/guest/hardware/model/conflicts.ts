import type { ItemId, ItemValues } from '#shared/contract/hardware.ts';
import type { Draft } from './draft.ts';
import { sameValue } from '#shared/domain/hardware/values.ts';
import type { Value } from './value.ts';

/** A property that a person changed while somebody else changed it too. */
export interface Conflict {
  readonly item: ItemId;
  readonly property: string;
  readonly started: Value;
  /** Undefined: the whole device is gone. */
  readonly theirs: Value | undefined;
  readonly mine: Value;
}

/**
 * Where the document is no longer what the draft was begun with, nor what the draft makes of it. `valuesOf` gives an
 * item as it stands now.
 */
export function conflictsOf(
  draft: Draft,
  valuesOf: (item: ItemId) => ItemValues | undefined,
): readonly Conflict[] {
  return [...draft].flatMap(([item, { values, seen }]) => {
    const now = valuesOf(item);
    return Object.entries(values).flatMap(([property, mine]) => {
      const started = seen[property] ?? null;
      const theirs = now && (now[property] ?? null);
      return theirs !== undefined && (sameValue(theirs, started) || sameValue(theirs, mine))
        ? []
        : [{ item, property, started, theirs, mine }];
    });
  });
}

export type Side = 'theirs' | 'mine';

/** The draft after each conflict was decided: `mine` is now on top of theirs, `theirs` is no change any more. */
export function settle(draft: Draft, conflicts: readonly Conflict[], side: (at: number) => Side): Draft {
  const next = new Map(draft);
  for (const [at, { item, property, theirs, mine }] of conflicts.entries()) {
    const was = next.get(item);
    if (was === undefined) continue;
    const { [property]: _value, ...values } = was.values;
    const { [property]: _seen, ...seen } = was.seen;
    const keep = side(at) === 'mine' && theirs !== undefined && !sameValue(mine, theirs);
    const changed = keep
      ? { values: { ...values, [property]: mine }, seen: { ...seen, [property]: theirs } }
      : { values, seen };
    if (Object.keys(changed.values).length === 0) next.delete(item);
    else next.set(item, changed);
  }
  return next;
}
