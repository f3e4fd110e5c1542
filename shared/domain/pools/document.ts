import type { ItemValues } from '../../contract/hardware.ts';
import { pool as poolView } from '../../libvirt-xml/documents/pool.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import type { XmlElement } from '../../libvirt-xml/xml/element.ts';
import { allProperties, propertyOf } from '../hardware/item-view.ts';
import { rowOf } from '../hardware/values.ts';
import { writeInto } from '../hardware/write-value.ts';
import type { PoolField, PoolKind, PoolValue } from './kind.ts';
import { isEmpty } from './checks.ts';

/** `source.hosts.name`: a property of the first element of a list. */
function inFirst(property: string): { list: string; key: string } | undefined {
  const dot = property.lastIndexOf('.');
  const list = property.slice(0, Math.max(0, dot));
  return propertyOf(poolView, list)?.kind === 'list' ? { list, key: property.slice(dot + 1) } : undefined;
}

interface Listed {
  readonly items: readonly { readonly element: XmlElement | undefined }[];
  add(): { readonly element: XmlElement | undefined };
}

function listOf(root: XmlElement, name: string): Listed {
  let at: unknown = poolView.of(root);
  for (const part of name.split('.')) at = (at as Record<string, unknown>)[part];
  return at as Listed;
}

/** Thrown for what no form of ours writes: a value that its place in the document cannot have. */
export class PoolValueError extends Error {
  readonly property: string;

  constructor(property: string, reason: string) {
    super(reason);
    this.property = property;
  }
}

function write(root: XmlElement, property: string, value: PoolValue): void {
  const first = inFirst(property);
  const problem = first ? writeFirst(root, first, value) : writeInto(poolView, root, property, value);
  if (problem !== undefined) throw new PoolValueError(property, problem);
}

function writeFirst(
  root: XmlElement,
  { list, key }: { list: string; key: string },
  value: PoolValue,
): string | undefined {
  const definition = propertyOf(poolView, list);
  if (definition === undefined || !('view' in definition)) return 'There is no such list.';
  const elements = listOf(root, list);
  const [present] = elements.items;
  if (isEmpty(value) && present === undefined) return undefined;
  const element = (present ?? elements.add()).element;
  if (element === undefined) return 'There is no such element.';
  const problem = writeInto(definition.view, element, key, isEmpty(value) ? null : value);
  if (element.attributes.length === 0 && element.children.length === 0) element.remove();
  return problem;
}

/** The fields of a kind that are shown for these values; the others have no place in the document. */
export const shownFields = (kind: PoolKind, values: ItemValues): readonly PoolField[] =>
  kind.fields.filter(field => field.shown?.(values) !== false);

/**
 * The document of a new pool, or the given one of an existing pool with what its form says; whatever the form does not
 * know stays. Throws PoolValueError.
 */
export function poolDocument(
  kind: PoolKind,
  name: string,
  values: ItemValues,
  xml = `<pool type='${kind.type}'/>\n`,
): string {
  const document = parseDocument(xml);
  const { root } = document;
  const view = poolView.of(root);
  if (view.name !== name) view.name = name;
  const shown = new Set(shownFields(kind, values));
  for (const field of kind.fields) {
    const value = shown.has(field) ? trimmed(values[field.property] ?? null) : null;
    write(root, field.property, isEmpty(value) ? null : value);
  }
  // Where libvirt has them whatever is said here; its schema wants to be told.
  if (kind.type === 'logical') view.path ??= `/dev/${view.source.name ?? name}`;
  // libvirt refuses these without the element, though nothing is said in it.
  if (kind.type === 'mpath' || kind.type === 'dir') view.source.ensure();
  return document.toString();
}

function trimmed(value: PoolValue): PoolValue {
  if (typeof value === 'string') return value.trim();
  if (!Array.isArray(value)) return value;
  return value.map(row =>
    Object.fromEntries(
      Object.entries(row).map(([key, each]) => [
        key,
        typeof each === 'string' ? (each.trim() === '' ? null : each.trim()) : each,
      ]),
    ),
  );
}

/** What a document says, as the form of its kind shows it. */
export function poolValues(kind: PoolKind, xml: string): ItemValues {
  const { root } = parseDocument(xml);
  return Object.fromEntries(kind.fields.map(({ property }) => [property, valueOf(root, property)]));
}

function valueOf(root: XmlElement, property: string): PoolValue {
  const first = inFirst(property);
  const place = propertyOf(poolView, first?.list ?? property);
  if (place !== undefined && 'view' in place) {
    const rows = listOf(root, first?.list ?? property).items.flatMap(({ element }) =>
      element ? [rowOf(place.view, element)] : [],
    );
    return first ? worded(rows[0]?.[first.key] ?? null) : rows;
  }
  const found = allProperties(poolView).find(({ name }) => name === property);
  if (!found) return null;
  let at: unknown = poolView.of(root);
  for (const part of property.split('.')) at = (at as Record<string, unknown>)[part];
  return worded(typeof at === 'bigint' ? Number(at) : ((at ?? null) as PoolValue));
}

/** As the choices of a form name them. */
const worded = (value: PoolValue): PoolValue => (value === true ? 'yes' : value === false ? 'no' : value);
