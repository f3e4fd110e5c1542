import type { AnyViewDefinition } from '../../libvirt-xml/view/define-view.ts';
import type { ViewList } from '../../libvirt-xml/view/view-list.ts';
import type { XmlElement } from '../../libvirt-xml/xml/element.ts';
import { type ItemValue, type Row, rowOf, sameValue } from './values.ts';

/** Writes one property of an element, and answers what is wrong with the value. */
type Write = (
  view: AnyViewDefinition,
  element: XmlElement,
  name: string,
  value: ItemValue,
) => string | undefined;

/**
 * Makes a list of elements what the rows say. A row that says the same as an element, or has the same name, number or
 * place, is that element: whatever else stands in it is kept, in its own spelling. Answers what is wrong with a row.
 */
export function reconcile(
  view: AnyViewDefinition,
  list: ViewList<{ element: XmlElement | undefined }>,
  rows: readonly Row[],
  write: Write,
): string | undefined {
  const elements = list.items.flatMap(({ element }) => element ?? []);
  const kept = match(view, elements, rows);
  for (const element of elements) if (!kept.includes(element)) element.remove();
  const ordered: XmlElement[] = [];
  for (const [index, row] of rows.entries()) {
    const element = kept[index] ?? list.add().element;
    if (!element) continue;
    const problem = fill(view, element, row, write);
    if (problem !== undefined) return `Row ${index + 1}: ${problem}`;
    ordered.push(element);
  }
  putInOrder(ordered);
  return undefined;
}

function fill(view: AnyViewDefinition, element: XmlElement, row: Row, write: Write): string | undefined {
  const present = rowOf(view, element);
  for (const name of Object.keys(present)) if (!(name in row)) write(view, element, name, null);
  for (const [name, value] of Object.entries(row)) {
    if (sameValue(present[name], value)) continue;
    const problem = write(view, element, name, value);
    if (problem !== undefined) return `${name}: ${problem}`;
  }
  return undefined;
}

/** For each row the element that it is; undefined for a new one. */
function match(
  view: AnyViewDefinition,
  elements: readonly XmlElement[],
  rows: readonly Row[],
): (XmlElement | undefined)[] {
  const free = new Map(elements.map(element => [element, rowOf(view, element)]));
  const matched: (XmlElement | undefined)[] = rows.map(() => undefined);
  const [first] = Object.keys(view.schema);
  const same: ((row: Row, present: Row, index: number, element: XmlElement) => boolean)[] = [
    (row, present) => sameValue([row], [present]),
    (row, present) => first !== undefined && isNamed(row[first]) && sameValue(row[first], present[first]),
    // As many as before: one that has no other counterpart was renamed.
    (_row, _present, index, element) => elements.length === rows.length && elements[index] === element,
  ];
  for (const holds of same) {
    for (const [index, row] of rows.entries()) {
      if (matched[index]) continue;
      const found = [...free].find(([element, present]) => holds(row, present, index, element))?.[0];
      if (!found) continue;
      matched[index] = found;
      free.delete(found);
    }
  }
  return matched;
}

const isNamed = (value: ItemValue | undefined) => value !== undefined && value !== null && value !== '';

/** Puts elements that stand in the same parent into this order, each into a place that one of them had. */
function putInOrder(ordered: readonly XmlElement[]): void {
  const siblings = ordered[0]?.parent?.children;
  if (!siblings) return;
  const places = ordered.map(element => siblings.indexOf(element)).toSorted((a, b) => a - b);
  for (const [index, place] of places.entries()) {
    const element = ordered[index];
    if (element && place >= 0) siblings[place] = element;
  }
}
