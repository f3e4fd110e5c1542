import type { XmlElement, XmlNode } from './element.ts';
import { type Position, positionAt } from './error.ts';

/** A document: its root element and whatever stands around it. Writing it back loses nothing. */
export class XmlDocument {
  readonly root: XmlElement;
  /** The root with what stands before and after it: declaration, comments, white space. */
  readonly children: readonly XmlNode[];
  /** The text it was read from. */
  readonly source: string;

  constructor(root: XmlElement, children: readonly XmlNode[], source: string) {
    this.root = root;
    this.children = children;
    this.source = source;
  }

  /** Where a node stood in the text that was read; for one made by an edit, where its parent stood. */
  position(node: { readonly offset: number; readonly parent?: XmlElement | null }): Position {
    let offset = node.offset;
    for (let at = node.parent; offset < 0 && at; at = at.parent) offset = at.offset;
    return positionAt(this.source, Math.max(0, offset));
  }

  /** The document as text: the bytes it was read from, except where it was edited. */
  toString(): string {
    return this.children.join('');
  }
}
