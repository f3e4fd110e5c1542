import type { HardwareChange } from '#shared/contract/hardware.ts';
import type { Context, Field } from '#shared/domain/hardware/catalogue/kind.ts';
import { DOMAIN_ITEM } from '#shared/domain/hardware/item-id.ts';
import { valueText } from '../form/value-text.ts';
import type { HardwareItem } from '../model/items.ts';
import type { Value } from '../model/value.ts';

/** Where a property is shown: its item, or that of the settings page that has it. */
export function whereIs(
  items: readonly HardwareItem[],
  id: string,
  property: string | undefined,
): { item: HardwareItem | undefined; field: Field | undefined } {
  const candidates = items.filter(item => item.id === id);
  for (const item of candidates) {
    const field = item.sections.flatMap(({ fields }) => fields).find(each => each.property === property);
    if (field) return { item, field };
  }
  return { item: id === DOMAIN_ITEM ? undefined : candidates[0], field: undefined };
}

/** `Memory: Maximum memory`; `Disk vda` for a device that comes or goes. */
export function nameOf(items: readonly HardwareItem[], id: string, property: string | undefined): string {
  const { item, field } = whereIs(items, id, property);
  const owner = item?.title ?? (id === DOMAIN_ITEM ? 'Settings' : id);
  return property === undefined ? owner : `${owner}: ${field?.label ?? property}`;
}

/** A value as its field would show it. */
export function wordsFor(
  items: readonly HardwareItem[],
  id: string,
  property: string,
  value: Value | undefined,
  context: Context,
): string {
  const { item, field } = whereIs(items, id, property);
  return valueText(value, field, context, item?.values ?? {});
}

/** What a change does, by what the documents say: `4 GiB → 8 GiB`, `added`, `removed`. */
export function changeText(
  items: readonly HardwareItem[],
  { item, property, from, to }: HardwareChange,
  context: Context,
): string {
  if (property === undefined)
    return to === undefined ? 'taken out' : from === undefined ? 'added' : 'replaced';
  const { field } = whereIs(items, item, property);
  const kind = field?.input.kind;
  const words = (text: string | undefined) => {
    const value =
      kind === 'bytes' && text !== undefined && /^\d+$/.test(text) ? Number(text) : (text ?? null);
    return wordsFor(items, item, property, typed(value), context);
  };
  return `${words(from)} → ${words(to)}`;
}

/** Documents are compared as text, where yes and no are words. */
const typed = (value: Value): Value => (value === 'yes' ? true : value === 'no' ? false : value);
