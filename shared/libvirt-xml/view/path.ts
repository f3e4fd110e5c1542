import { XmlElement } from '../xml/element.ts';
import { namespaceOfPrefix, splitName } from '../xml/namespaces.ts';

/**
 * Where a property stands, below the element of its view: child elements by name, then perhaps an attribute.
 * 'driver/@name' is an attribute of a child, 'title' the text of a child, '.' the element's own text.
 */
export interface Path {
  readonly steps: readonly string[];
  readonly attribute: string | undefined;
}

export function parsePath(path: string): Path {
  const parts = path === '.' ? [] : path.split('/');
  const last = parts.at(-1);
  if (last?.startsWith('@')) return { steps: parts.slice(0, -1), attribute: last.slice(1) };
  return { steps: parts, attribute: undefined };
}

/** What a schema says about the elements below its own, by path ('' for the view's own element). */
export interface Shape {
  /** The names of children in libvirt's order, by the path of their parent. */
  readonly order: ReadonlyMap<string, readonly string[]>;
  /** The paths of elements that mean something even when they are empty. */
  readonly flags: ReadonlySet<string>;
}

export function childOf(parent: XmlElement, step: string): XmlElement | undefined {
  return parent.child(...expand(step));
}

export function childrenOf(parent: XmlElement, step: string): XmlElement[] {
  return parent.elements(...expand(step));
}

function expand(step: string): [string, string | null] {
  const { prefix, local } = splitName(step);
  return [local, namespaceOfPrefix(prefix) ?? null];
}

/** The element at the end of the steps, if every one of them is there. */
export function locate(from: XmlElement | undefined, steps: readonly string[]): XmlElement | undefined {
  let at = from;
  for (const step of steps) at = at && childOf(at, step);
  return at;
}

/** The element at the end of the steps; whatever is missing is made, in libvirt's order. */
export function ensure(from: XmlElement, steps: readonly string[], shape: Shape): XmlElement {
  let at = from;
  for (const [index, step] of steps.entries()) {
    at = childOf(at, step) ?? create(at, step, orderBelow(shape, steps.slice(0, index)));
  }
  return at;
}

/** Makes one more child for a step, behind those of its name; a namespace is declared where it is not yet. */
export function create(parent: XmlElement, step: string, order: readonly string[]): XmlElement {
  const { prefix } = splitName(step);
  const uri = namespaceOfPrefix(prefix);
  const child = parent.insert(new XmlElement(step), order);
  if (uri !== undefined && parent.lookupNamespace(prefix) !== uri) child.setAttr(`xmlns:${prefix}`, uri);
  return child;
}

/** Removes the elements of a path, last first, as long as nothing is left in them. */
export function prune(from: XmlElement, steps: readonly string[], { flags }: Shape): void {
  for (let length = steps.length; length > 0; length--) {
    const element = locate(from, steps.slice(0, length));
    if (!element || flags.has(steps.slice(0, length).join('/'))) return;
    if (element.attributes.some(({ name }) => !name.startsWith('xmlns'))) return;
    if (element.children.some(node => node.kind !== 'text' || !node.blank)) return;
    element.remove();
  }
}

/** The order of the children of the element that the steps lead to. */
export function orderBelow({ order }: Shape, steps: readonly string[]): readonly string[] {
  return order.get(steps.join('/')) ?? [];
}
