import type { Context } from '#shared/domain/hardware/catalogue/kind.ts';
import type { HardwareItem } from './items.ts';

/** The properties that an item's form draws. A field that is hidden now shows nothing: what stands there is listed. */
export function shownProperties(item: HardwareItem, context: Context): ReadonlySet<string> {
  return new Set(
    item.sections.flatMap(({ fields }) =>
      fields.filter(field => field.shown?.(context, item.values) ?? true).map(({ property }) => property),
    ),
  );
}
