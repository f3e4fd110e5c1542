import { useMemo } from 'react';
import { consequences } from '#shared/domain/hardware/catalogue/consequences.ts';
import { guestKey } from '#renderer/api/live/guests.ts';
import type { FormModel } from '../form/form-model.ts';
import { withValue, without } from '../model/draft.ts';
import { changeDraft } from '../model/draft-store.ts';
import type { HardwareItem } from '../model/items.ts';
import { notesOf } from '../model/notes.ts';
import type { Hardware } from '../use-hardware.ts';

/** The form of an item that is there: what is changed goes into the draft. */
export function useItemForm(
  { guest, context, asking, draft, edits, plan, locked }: Hardware,
  item: HardwareItem,
  revert: (property: string) => void,
): FormModel {
  return useMemo(() => {
    const key = guestKey(guest);
    const mine = draft.get(item.id);
    const notes = notesOf(plan.plan, edits, item.id);
    const waits = new Set(item.waiting.map(({ property }) => property));
    return {
      guest,
      context,
      asking,
      values: { ...item.values, ...mine?.values },
      disabled: locked !== undefined || item.leaves,
      set: (property, value) =>
        changeDraft(key, before =>
          Object.entries({
            ...consequences(item.sections, context, { ...item.values, ...mine?.values }, property, value),
            [property]: value,
          }).reduce(
            (drafted, [name, each]) => withValue(drafted, item.id, name, each, item.values[name]),
            before,
          ),
        ),
      reset: property => changeDraft(key, before => without(before, item.id, property)),
      revert,
      stateOf: property => ({
        ...(mine && property in mine.values && { before: mine.seen[property] ?? null }),
        ...(waits.has(property) && { now: item.now?.[property] ?? null }),
        problems: notes.problems(property),
        warnings: notes.warnings(property),
      }),
    };
  }, [guest, context, asking, draft, edits, plan, locked, item, revert]);
}
