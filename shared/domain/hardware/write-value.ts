import type { AnyViewDefinition } from '../../libvirt-xml/view/define-view.ts';
import type { Property } from '../../libvirt-xml/view/schema.ts';
import type { ViewList } from '../../libvirt-xml/view/view-list.ts';
import type { XmlElement } from '../../libvirt-xml/xml/element.ts';
import { isGeneric, writeGeneric } from './generic-path.ts';
import type { Item } from './item-id.ts';
import { propertyOf, viewOf } from './item-view.ts';
import { reconcile } from './reconcile.ts';
import type { ItemValue, Scalar } from './values.ts';

/**
 * Writes one property of an item; null takes it out. Only what is written changes. Answers what is wrong instead, in a
 * sentence, when there is no such property or it cannot have that value; nothing is written then.
 */
export function writeValue({ node, element }: Item, name: string, value: ItemValue): string | undefined {
  return writeInto(viewOf(element), node, name, value);
}

export function writeInto(
  view: AnyViewDefinition | undefined,
  node: XmlElement,
  name: string,
  value: ItemValue,
): string | undefined {
  if (isGeneric(name)) {
    if (Array.isArray(value)) return 'It is one value, not a list.';
    writeGeneric(node, name, value === null || value === false ? null : String(value));
    return undefined;
  }
  const property = propertyOf(view, name);
  if (!view || !property) return 'A guest’s document has no such property here.';
  const parts = name.split('.');
  let at: unknown = view.of(node);
  for (const part of parts.slice(0, -1)) at = (at as Record<string, unknown>)[part];
  const holder = at as Record<string, unknown>;
  const key = parts.at(-1) ?? '';
  if (property.kind === 'list') {
    if (value !== null && !Array.isArray(value)) return 'It is a list.';
    return reconcile(property.view, holder[key] as ViewList<{ element: XmlElement }>, value ?? [], writeInto);
  }
  if (Array.isArray(value)) return 'It is one value, not a list.';
  if (property.kind === 'view') {
    if (value !== null) return 'It is made of other properties; it can only be taken out as a whole.';
    (holder[key] as { remove(): void }).remove();
    return undefined;
  }
  const typed = typedValue(property, value);
  if ('problem' in typed) return typed.problem;
  holder[key] = typed.value;
  return undefined;
}

type Typed = { readonly value: unknown } | { readonly problem: string };

/** What a property is assigned for a value that came as JSON. */
function typedValue(property: Property, value: Scalar): Typed {
  if (value === null) return { value: property.kind === 'flag' ? false : undefined };
  switch (property.kind) {
    case 'flag':
      return typeof value === 'boolean' ? { value } : { problem: 'It is either there or not.' };
    case 'size':
      return whole(value);
    case 'value': {
      const { converter } = property;
      const typeName = typeof converter.sample;
      if (typeName === 'bigint') return whole(value);
      if (typeName === 'string') return { value: String(value) };
      if (typeof value === typeName) return { value };
      const parsed = converter.parse(String(value));
      // A word that our list does not have may be one of a newer libvirt's: it is written as it is.
      return parsed === undefined && converter.expected !== undefined
        ? { problem: `It has to be ${converter.expected}.` }
        : { value: parsed ?? String(value) };
    }
    default:
      return { problem: 'It is no single value.' };
  }
}

function whole(value: Exclude<Scalar, null>): Typed {
  const text = String(value);
  return /^-?\d+$/.test(text) ? { value: BigInt(text) } : { problem: 'It has to be a whole number.' };
}
