import type { ItemValues } from '#shared/contract/hardware.ts';
import type { Item } from '#shared/domain/hardware/item-id.ts';
import { allProperties, viewOf } from '#shared/domain/hardware/item-view.ts';
import { unmodelledOf, valueOf } from '#shared/domain/hardware/values.ts';

/**
 * Everything a device or the guest itself says. An element that means something by being there is false where it is
 * not, as it is for whoever compares what a person was looking at.
 */
export function readItem(item: Item): ItemValues {
  const values: ItemValues = {};
  for (const { name } of allProperties(viewOf(item.element))) {
    const value = valueOf(item, name);
    if (value !== null && !(Array.isArray(value) && value.length === 0)) values[name] = value;
  }
  return { ...values, ...unmodelledOf(item) };
}
