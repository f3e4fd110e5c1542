import type { XmlElement } from '../../libvirt-xml/xml/element.ts';
import type { ViewBase } from '../../libvirt-xml/view/define-view.ts';
import type { ViewList } from '../../libvirt-xml/view/view-list.ts';

/**
 * Makes the elements of a list those that are wanted. An element of the same key stays, with what no view models of it;
 * others are taken out or put behind. `write` fills an element.
 */
export function syncList<Item, V extends ViewBase>(
  list: ViewList<V>,
  wanted: readonly Item[],
  keyOf: (item: Item) => string,
  keyOfElement: (element: V) => string,
  write: (element: V, item: Item) => void,
): void {
  const left = new Map<string, V[]>();
  for (const element of list.items) {
    const key = keyOfElement(element);
    left.set(key, [...(left.get(key) ?? []), element]);
  }
  const kept = wanted.map(item => [item, left.get(keyOf(item))?.shift()] as const);
  for (const element of [...left.values()].flat()) element.remove();
  for (const [item, element] of kept) write(element ?? list.add(), item);
}

/** Takes out a child that has nothing in it any more. */
export function dropEmpty(parent: XmlElement | undefined, name: string): void {
  const child = parent?.child(name);
  if (child?.elements().length === 0 && child.attributes.length === 0) child.remove();
}
