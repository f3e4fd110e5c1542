import type { ItemValues } from '#shared/contract/hardware.ts';
import type { Context, Field } from '#shared/domain/hardware/catalogue/kind.ts';
import { countOf } from '#renderer/ui/format.ts';
import { sizeText } from '#renderer/ui/size-text.ts';
import type { Value } from '../model/value.ts';

/** A value in a few words, as its field would show it. */
export function valueText(
  value: Value | undefined,
  field: Field | undefined,
  context: Context,
  values: ItemValues,
): string {
  if (field?.input.kind === 'choice') {
    const choice = field.input.choices(context, values).find(each => each.value === (value ?? null));
    if (choice) return choice.label;
  }
  if (field?.input.kind === 'secret' && value) return 'set';
  if (field?.input.kind === 'switch') return value === true ? 'on' : 'off';
  if (field?.input.kind === 'bytes' && typeof value === 'number') return sizeText(value);
  return plainText(value);
}

/** The same where nothing is known of the property. */
export function plainText(value: Value | undefined): string {
  if (value === undefined || value === null || value === '') return 'not set';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : countOf(value.length, 'entry', 'entries');
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return String(value);
}
