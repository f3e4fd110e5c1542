import type { ItemId, ItemValues } from '../../contract/hardware.ts';
import type { Domain } from '../../libvirt-xml/domain/domain.ts';
import type { AnyViewDefinition } from '../../libvirt-xml/view/define-view.ts';
import type { Property } from '../../libvirt-xml/view/schema.ts';
import type { ViewList } from '../../libvirt-xml/view/view-list.ts';
import type { XmlElement } from '../../libvirt-xml/xml/element.ts';
import { genericsOf, isGeneric, readGeneric } from './generic-path.ts';
import { type Item, itemOf } from './item-id.ts';
import { allProperties, modelled, propertyOf, viewOf } from './item-view.ts';

export type ItemValue = ItemValues[string];
export type Scalar = Exclude<ItemValue, readonly unknown[]>;
export type Row = Record<string, Scalar>;

/**
 * Properties of a device, or of the guest itself (`domain`), as a document has them. null: not there; an element that
 * means something by being there is true or false; sizes are bytes, a number past what JavaScript counts exactly is its
 * decimal text; lists are rows. An unknown item reads as null everywhere.
 */
export function readValues(guest: Domain, id: ItemId, properties: readonly string[]): ItemValues {
  const item = itemOf(guest, id);
  return Object.fromEntries(properties.map(name => [name, item ? valueOf(item, name) : null]));
}

/**
 * Everything that is there: modelled properties that are set, then `@name`, `child/@name` and `child/text()` for what
 * no view models. What stands in a row of a list and is not modelled has its index: `listen[2]/@name`.
 */
export function allValues(guest: Domain, id: ItemId): ItemValues {
  const item = itemOf(guest, id);
  return item ? valuesOf(item) : {};
}

/** {@link allValues} of an item at hand. */
export function valuesOf(item: Item): ItemValues {
  const values: ItemValues = {};
  const present = elementsBelow(item);
  for (const { name, property, place } of allProperties(viewOf(item.element))) {
    if (!present.has(place)) continue;
    const value = valueOf(item, name);
    if (isSet(value, property)) values[name] = value;
  }
  return { ...values, ...unmodelledOf(item) };
}

/** The paths of all elements of an item: few of the hundreds of properties that a guest could have are in one. */
function elementsBelow({ node, element }: Item): ReadonlySet<string> {
  const found = new Set<string>(['']);
  const walk = (parent: XmlElement, path: string) => {
    for (const child of parent.elements()) {
      const at = `${path}${child.localName}`;
      found.add(at);
      // Devices are items of their own.
      if (element !== 'domain' || at !== 'devices') walk(child, `${at}/`);
    }
  };
  walk(node, '');
  if (element === 'domain') found.add('devices/emulator');
  return found;
}

/** What no view models, by generic name: always text. */
export function unmodelledOf({ node, element }: Item): Record<string, string> {
  const known = modelled(element);
  const skip = (path: string) => known.has(path) || (element === 'domain' && path.startsWith('metadata/'));
  return Object.fromEntries(genericsOf(node, skip));
}

/** An attribute that says no is there: without it the hypervisor may decide otherwise. */
const isSet = (value: ItemValue, { kind }: Property) =>
  value !== null && !(kind === 'flag' && value === false) && !(Array.isArray(value) && value.length === 0);

/** One property of an item at hand; null where it is not there, or nothing of that name is known. */
export function valueOf({ node, element }: Item, name: string): ItemValue {
  return isGeneric(name) ? readGeneric(node, name) : modelledValue(viewOf(element), node, name);
}

function modelledValue(view: AnyViewDefinition | undefined, node: XmlElement, name: string): ItemValue {
  const property = propertyOf(view, name);
  if (!view || !property) return null;
  const parts = name.split('.');
  let at: unknown = view.of(node);
  for (const part of parts) at = (at as Record<string, unknown>)[part];
  if (property.kind === 'list') return rowsOf(property.view, at as ViewList<{ element: XmlElement }>);
  return property.kind === 'view' ? null : scalar(at);
}

/** The rows of a list, each with every property of its elements' view that is no list. */
function rowsOf(view: AnyViewDefinition, list: ViewList<{ element: XmlElement | undefined }>): Row[] {
  return list.items.flatMap(({ element }) => (element ? [rowOf(view, element)] : []));
}

/** What an element of a list says; what is not there is left out. */
export function rowOf(view: AnyViewDefinition, element: XmlElement): Row {
  const row: Row = {};
  for (const { name, property } of allProperties(view)) {
    if (property.kind === 'list') continue;
    const value = modelledValue(view, element, name);
    if (isSet(value, property) && !Array.isArray(value)) row[name] = value;
  }
  return row;
}

function scalar(value: unknown): Scalar {
  if (value === undefined || value === null) return null;
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : String(value);
  }
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value as string);
}

/** Whether two values say the same. No is not the same as nothing; an empty list is. */
export function sameValue(one: ItemValue | undefined, other: ItemValue | undefined): boolean {
  return canonical(one) === canonical(other);
}

function canonical(value: ItemValue | undefined): string {
  if (value === undefined || value === null) return '';
  if (!Array.isArray(value)) return String(value);
  if (value.length === 0) return '';
  return JSON.stringify(
    value.map(row =>
      Object.entries(row)
        .filter(([, each]) => each !== null)
        .map(([key, each]) => [key, String(each)])
        .toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1)),
    ),
  );
}

/** A value in words of the document, for a person to compare; undefined where there is none. */
export function describeValue(value: ItemValue | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) return value === true ? 'yes' : value === false ? 'no' : String(value);
  if (value.length === 0) return undefined;
  return value
    .map(row =>
      Object.entries(row)
        .filter(([, each]) => each !== null)
        .map(([key, each]) => `${key} ${describeValue(each) ?? ''}`)
        .join(', '),
    )
    .join('; ');
}
