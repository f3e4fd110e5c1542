import { XmlText, type XmlVerbatim } from './nodes.ts';

/** The part of an element that white space is worked out from. */
export interface LaidOut {
  readonly kind: 'element';
  readonly parent: LaidOut | null;
  readonly children: readonly (LaidOut | XmlText | XmlVerbatim)[];
}

const LAST_LINE = /(\r\n|\n|\r)([ \t]*)$/;
const DEFAULT_UNIT = '  ';

/**
 * The line break and indentation that a new child of `parent` should start with: what its siblings have,
 * else one step deeper than the parent. Empty where the document is written without line breaks.
 */
export function leadForChild(parent: LaidOut): string {
  const sibling = leadOfFirstChild(parent);
  if (sibling !== undefined) return sibling;
  const root = rootOf(parent);
  const first = leadOfFirstChild(root);
  if (first === '') return '';
  const newline = LAST_LINE.exec(first ?? '\n')?.[1] ?? '\n';
  return newline + indentOf(parent) + unitOf(parent, root);
}

/** The line break and indentation before the end tag of an element that gets its first child. */
export function leadForEndTag(parent: LaidOut): string {
  const lead = leadForChild(parent);
  const newline = LAST_LINE.exec(lead)?.[1];
  return newline === undefined ? '' : newline + indentOf(parent);
}

/** Undefined without child elements; '' where they follow each other on one line. */
function leadOfFirstChild(parent: LaidOut): string | undefined {
  let seen = false;
  for (const [index, child] of parent.children.entries()) {
    if (child.kind !== 'element') continue;
    seen = true;
    const lead = leadBefore(parent, index);
    if (lead !== undefined) return lead;
  }
  return seen ? '' : undefined;
}

function leadBefore(parent: LaidOut, index: number): string | undefined {
  const before = parent.children[index - 1];
  if (!(before instanceof XmlText)) return undefined;
  const match = LAST_LINE.exec(before.raw);
  return match ? match[0] : undefined;
}

function rootOf(element: LaidOut): LaidOut {
  let root = element;
  while (root.parent) root = root.parent;
  return root;
}

function indentOf(element: LaidOut): string {
  if (!element.parent) return '';
  const lead = leadBefore(element.parent, element.parent.children.indexOf(element));
  return lead === undefined ? indentOf(element.parent) : lead.replace(/[\r\n]/g, '');
}

function unitOf(element: LaidOut, root: LaidOut): string {
  for (let at: LaidOut | null = element; at?.parent; at = at.parent) {
    const own = indentOf(at);
    const outer = indentOf(at.parent);
    if (own.length > outer.length && own.startsWith(outer)) return own.slice(outer.length);
  }
  const first = leadOfFirstChild(root)?.replace(/[\r\n]/g, '');
  return first === undefined || first === '' ? DEFAULT_UNIT : first;
}
