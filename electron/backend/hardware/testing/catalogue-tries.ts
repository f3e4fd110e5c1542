import type { ItemValues } from '#shared/contract/hardware.ts';
import { consequences } from '#shared/domain/hardware/catalogue/consequences.ts';
import type { Context, Field, Section } from '#shared/domain/hardware/catalogue/kind.ts';

type Value = ItemValues[string];

/** How many choices of one field are tried: enough to see that they are the document's own words. */
const MOST = 2;

/** What a person could enter in a field, as far as it can be made up. */
export function valuesToTry(field: Field, context: Context, values: ItemValues): Value[] {
  const { input } = field;
  const now = values[field.property] ?? null;
  const made = ((): Value[] => {
    switch (input.kind) {
      case 'switch':
        return [now !== true];
      case 'choice':
        return input
          .choices(context, values)
          .filter(({ not, value }) => not === undefined && value !== null && value !== now)
          .slice(0, MOST)
          .map(({ value }) => value);
      case 'number':
        return [Math.max(input.min ?? 1, 1)];
      case 'bytes':
        return [Math.max(input.min ?? 0, 4 * 1024 * 1024)];
      default:
        return [];
    }
  })();
  return made.filter(value => value !== now && field.check?.(value, context, values) === undefined);
}

/** Fields that a form shows. */
export const shownIn = (sections: readonly Section[], context: Context, values: ItemValues): Field[] =>
  sections.flatMap(({ fields }) => fields).filter(field => field.shown?.(context, values) !== false);

export interface Change {
  readonly property: string;
  readonly value: Value;
}

/** Something else for each field that nothing else hangs on, as a person fills in a form from top to bottom. */
export function changesIn(sections: readonly Section[], context: Context, values: ItemValues): Change[] {
  const changed = new Map<Field, Value>();
  const now = { ...values };
  for (const field of sections.flatMap(({ fields }) => fields)) {
    if (field.governs || field.moves || field.along || field.shown?.(context, now) === false) continue;
    const value = valuesToTry(field, context, now).at(-1);
    if (value === undefined) continue;
    changed.set(field, value);
    now[field.property] = value;
  }
  return [...changed]
    .filter(([field, value]) => isOffered(field, value, context, now))
    .map(([{ property }, value]) => ({ property, value }));
}

/** Whether a field can still have a value after the others changed. */
function isOffered(field: Field, value: Value, context: Context, values: ItemValues): boolean {
  if (field.shown?.(context, values) === false) return false;
  if (field.check?.(value, context, values) !== undefined) return false;
  const { input } = field;
  if (input.kind !== 'choice') return true;
  return input.choices(context, values).some(choice => choice.value === value && choice.not === undefined);
}

/**
 * A change with all that goes along with it, and with what the form then asks for from `fills`; undefined when it asks
 * for something that is not among them.
 */
export function wholeChange(
  sections: readonly Section[],
  context: Context,
  values: ItemValues,
  change: Change,
  fills: ItemValues,
): ItemValues | undefined {
  const { property, value } = change;
  const edit: ItemValues = { ...consequences(sections, context, values, property, value), [property]: value };
  const after = { ...values, ...edit };
  for (const field of shownIn(sections, context, after)) {
    if (field.check?.(after[field.property] ?? null, context, after) === undefined) continue;
    const fill = fills[field.property];
    if (fill === undefined || fill === null) return undefined;
    edit[field.property] = fill;
  }
  return edit;
}
