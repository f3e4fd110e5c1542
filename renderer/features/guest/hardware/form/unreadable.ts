import type { ItemValues } from '#shared/contract/hardware.ts';
import type { Context, Field } from '#shared/domain/hardware/catalogue/kind.ts';
import type { Value } from '../model/value.ts';

const isUnreadable = (value: Value | undefined): boolean => typeof value === 'number' && Number.isNaN(value);

/** What to type instead of something that is no number. */
export const unreadableText = ({ input }: Field): string =>
  input.kind === 'bytes' ? 'Give a size, such as 512 MiB or 4 GiB.' : 'Give a whole number.';

/** What is wrong with a property, in a sentence. What cannot be read elsewhere counts as not there. */
export function wrongWith(field: Field, context: Context, values: ItemValues): string | undefined {
  const value = values[field.property] ?? null;
  if (isUnreadable(value)) return unreadableText(field);
  const legible = Object.fromEntries(Object.entries(values).filter(([, each]) => !isUnreadable(each)));
  return field.check?.(value, context, legible);
}
