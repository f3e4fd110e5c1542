import type { ItemValues } from '../../../contract/hardware.ts';
import type { Context, Field, Section } from './kind.ts';

/**
 * What else changes when a person changes one property of an item: what the form no longer shows is taken out (null),
 * a device that moves to another bus loses its place, and properties that cannot differ go along. `values` are those
 * before the change. The property itself is not among the answer.
 */
export function consequences(
  sections: readonly Section[],
  context: Context,
  values: ItemValues,
  property: string,
  value: ItemValues[string],
): ItemValues {
  const fields = sections.flatMap(section => section.fields);
  const changed = fields.filter(field => field.property === property && isShown(field, context, values));
  const along: ItemValues = {};
  for (const field of changed) Object.assign(along, field.along?.(value, context, values));
  const after = { ...values, ...along, [property]: value };
  if (changed.some(({ governs }) => governs))
    Object.assign(along, leftOver(fields, context, values, after, property));
  if (changed.some(({ moves }) => moves)) Object.assign(along, noPlace(values));
  return along;
}

function leftOver(
  fields: readonly Field[],
  context: Context,
  before: ItemValues,
  after: ItemValues,
  changed: string,
): ItemValues {
  const shown = new Set(fields.filter(field => isShown(field, context, after)).map(field => field.property));
  // What is “off” reads as not there in some places: it goes by what was shown, too.
  const gone = fields
    .filter(
      field =>
        field.property !== changed &&
        !shown.has(field.property) &&
        (isSet(after[field.property]) || (field.property in before && isShown(field, context, before))),
    )
    .map(field => [field.property, null]);
  return Object.fromEntries(gone) as ItemValues;
}

const isShown = (field: Field, context: Context, values: ItemValues): boolean =>
  field.shown?.(context, values) !== false;

const isSet = (value: ItemValues[string] | undefined): boolean =>
  value !== undefined && value !== null && value !== false && !(Array.isArray(value) && value.length === 0);

const noPlace = (values: ItemValues): ItemValues =>
  Object.fromEntries(
    Object.keys(values)
      .filter(name => /^address[./]/.test(name) && isSet(values[name]))
      .map(name => [name, null]),
  );
