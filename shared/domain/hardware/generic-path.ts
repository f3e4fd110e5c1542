import { XmlElement } from '../../libvirt-xml/xml/element.ts';

/**
 * Names for what no view models: `@name` for an attribute, `child/@name` for one of a child, `child/text()` for its
 * text, `child[2]/@name` below the second of several. Names of elements are as the document writes them.
 */
export function isGeneric(property: string): boolean {
  return /(^|\/)(@[^/@]+|text\(\))$/.test(property);
}

interface Step {
  readonly name: string;
  /** From 1. */
  readonly index: number;
}

function parse(property: string): { steps: Step[]; attribute: string | undefined } {
  const parts = property.split('/');
  const last = parts.pop() ?? '';
  const steps = parts.map(part => {
    const [, name = part, index = '1'] = /^([^[\]]+)(?:\[(\d+)\])?$/.exec(part) ?? [];
    return { name, index: Number(index) };
  });
  return { steps, attribute: last === 'text()' ? undefined : last.slice(1) };
}

const childrenNamed = (parent: XmlElement, name: string) =>
  parent.children.filter((node): node is XmlElement => node.kind === 'element' && node.name === name);

function find(from: XmlElement, steps: readonly Step[]): XmlElement | undefined {
  let at: XmlElement | undefined = from;
  for (const { name, index } of steps) at = at && childrenNamed(at, name)[index - 1];
  return at;
}

/** The text that stands there; null when there is none. */
export function readGeneric(node: XmlElement, property: string): string | null {
  const { steps, attribute } = parse(property);
  const at = find(node, steps);
  return (attribute === undefined ? at?.text : at?.attr(attribute)) ?? null;
}

/** Writes an attribute or text, making elements on the way; null removes it, and elements left with nothing in them. */
export function writeGeneric(node: XmlElement, property: string, value: string | null): void {
  const { steps, attribute } = parse(property);
  if (value === null) return removeGeneric(node, steps, attribute);
  let at = node;
  for (const { name, index } of steps) {
    at = childrenNamed(at, name)[index - 1] ?? at.append(new XmlElement(name));
  }
  if (attribute === undefined) at.text = value;
  else at.setAttr(attribute, value);
}

function removeGeneric(node: XmlElement, steps: readonly Step[], attribute: string | undefined): void {
  const at = find(node, steps);
  if (!at) return;
  if (attribute === undefined) at.text = '';
  else at.setAttr(attribute, undefined);
  for (let empty: XmlElement | null = at; empty && empty !== node && isEmpty(empty); ) {
    const { parent }: { parent: XmlElement | null } = empty;
    empty.remove();
    empty = parent;
  }
}

function isEmpty(element: XmlElement): boolean {
  return (
    element.attributes.every(({ name }) => name.startsWith('xmlns')) &&
    element.children.every(child => child.kind === 'text' && child.blank)
  );
}

/**
 * Every attribute and text below an element, by generic name. `skip` is asked with the path without indices
 * (`child/@name`, or `child` for a whole element), and leaves out what it says yes to.
 */
export function genericsOf(node: XmlElement, skip: (path: string) => boolean): Map<string, string> {
  const found = new Map<string, string>();
  walk(node, '', '', skip, found);
  return found;
}

function walk(
  node: XmlElement,
  path: string,
  plain: string,
  skip: (path: string) => boolean,
  found: Map<string, string>,
): void {
  for (const { name, value } of node.attributes) {
    if (!/^xmlns(:|$)/.test(name) && !skip(`${plain}@${name}`)) found.set(`${path}@${name}`, value);
  }
  const children = node.elements();
  const bare = children.length === 0 && node.attributes.length === 0;
  if (path !== '' && (bare || node.text.trim() !== '') && !skip(`${plain}text()`)) {
    found.set(`${path}text()`, node.text);
  }
  const counts = new Map<string, number>();
  for (const child of children) {
    const count = (counts.get(child.name) ?? 0) + 1;
    counts.set(child.name, count);
    if (skip(`${plain}${child.name}`)) continue;
    walk(
      child,
      `${path}${child.name}${count === 1 ? '' : `[${count}]`}/`,
      `${plain}${child.name}/`,
      skip,
      found,
    );
  }
}
