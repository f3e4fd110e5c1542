import { encodeAttribute, encodeText } from './escape.ts';
import { leadForChild, leadForEndTag } from './layout.ts';
import { splitName, XML_NAMESPACE } from './namespaces.ts';
import { NOT_IN_SOURCE, XmlAttribute, XmlText, XmlVerbatim } from './nodes.ts';

export type XmlNode = XmlElement | XmlText | XmlVerbatim;

/**
 * An element and every byte that belongs to it. Whatever is not edited is written back as it was read;
 * edits keep the indentation and the quotes that their surroundings have.
 */
export class XmlElement {
  readonly kind = 'element';
  /** The name as written, prefix included. */
  readonly name: string;
  readonly offset: number;
  parent: XmlElement | null = null;
  readonly attributes: XmlAttribute[] = [];
  readonly children: XmlNode[] = [];
  /** Written `<name/>`: true only without children. */
  selfClosing = true;
  /** White space before `>` or `/>` of the start tag. */
  startTail = '';
  /** White space before `>` of the end tag. */
  endTail = '';

  constructor(name: string, offset = NOT_IN_SOURCE) {
    this.name = name;
    this.offset = offset;
  }

  get localName(): string {
    return splitName(this.name).local;
  }

  /** The namespace name, null for none. */
  get namespace(): string | null {
    return this.lookupNamespace(splitName(this.name).prefix);
  }

  /** What a prefix ('' for the default) is bound to here; null when to nothing. */
  lookupNamespace(prefix: string): string | null {
    return lookupNamespace(this, prefix);
  }

  /** The value of an attribute, by its name as written. */
  attr(name: string): string | undefined {
    for (const attribute of this.attributes) if (attribute.name === name) return attribute.value;
    return undefined;
  }

  /** Sets an attribute, keeping the quotes and the place of one that is there; undefined removes it. */
  setAttr(name: string, value: string | undefined): void {
    const index = this.attributes.findIndex(attribute => attribute.name === name);
    const present = this.attributes[index];
    if (value === undefined) {
      if (present) this.attributes.splice(index, 1);
    } else if (present) {
      present.value = value;
    } else {
      const quote = quoteInUse(this);
      this.attributes.push(new XmlAttribute(name, encodeAttribute(value, quote), quote));
    }
  }

  /** The character data directly in this element, CDATA sections included. */
  get text(): string {
    let text = '';
    for (const child of this.children) if (child.kind !== 'element') text += textOf(child);
    return text;
  }

  /** Replaces the character data; child elements and comments stay. The same text keeps its spelling. */
  set text(value: string) {
    if (value === this.text) return;
    const raw = encodeText(value);
    const first = this.children.findIndex(isCharacterData);
    const kept = this.children.filter(child => !isCharacterData(child));
    if (raw !== '') kept.splice(first < 0 ? 0 : first, 0, new XmlText(raw));
    this.children.splice(0, this.children.length, ...kept);
    this.selfClosing = this.children.length === 0;
  }

  /** The child elements, all or those of one name; `namespace` null means in none, as libvirt's own are. */
  elements(localName?: string, namespace: string | null = null): XmlElement[] {
    const found: XmlElement[] = [];
    for (const child of this.children) {
      if (child.kind === 'element' && (localName === undefined || child.is(localName, namespace)))
        found.push(child);
    }
    return found;
  }

  /** The first child element of that name, or of any name. */
  child(localName?: string, namespace: string | null = null): XmlElement | undefined {
    for (const child of this.children) {
      if (child.kind === 'element' && (localName === undefined || child.is(localName, namespace)))
        return child;
    }
    return undefined;
  }

  /** Whether the element has that local name in that namespace. */
  is(localName: string, namespace: string | null = null): boolean {
    if (!this.name.endsWith(localName)) return false;
    return this.localName === localName && this.namespace === namespace;
  }

  /** The first child of that name, made in its place when it is missing: see {@link insert}. */
  ensure(name: string, order: readonly string[] = []): XmlElement {
    return this.child(name) ?? this.insert(new XmlElement(name), order);
  }

  /** Adds a child element after all others, on a line of its own where the others have one. */
  append(child: XmlElement): XmlElement {
    return this.#insertAt(child, this.elements().at(-1));
  }

  /**
   * Adds a child element where `order`, the names in libvirt's order, wants it: behind the last sibling that
   * is named no later. A name that is not in `order` goes last.
   */
  insert(child: XmlElement, order: readonly string[]): XmlElement {
    const rank = order.indexOf(child.name);
    if (rank < 0) return this.append(child);
    const siblings = this.elements();
    const before = siblings.findLast(sibling => {
      const other = order.indexOf(sibling.name);
      return other >= 0 && other <= rank;
    });
    if (before) return this.#insertAt(child, before);
    const anyLater = siblings.some(sibling => order.indexOf(sibling.name) > rank);
    return this.#insertAt(child, anyLater ? undefined : siblings.at(-1));
  }

  #insertAt(child: XmlElement, after: XmlElement | undefined): XmlElement {
    const lead = leadForChild(this);
    const hadElements = this.child() !== undefined;
    if (!hadElements && this.children.every(node => node instanceof XmlText && node.blank)) {
      const tail = leadForEndTag(this);
      this.children.splice(0, this.children.length, ...(tail === '' ? [] : [new XmlText(tail)]));
    }
    const added: XmlNode[] = lead === '' ? [child] : [new XmlText(lead), child];
    this.children.splice(this.#indexAfter(after), 0, ...added);
    child.parent = this;
    this.selfClosing = false;
    return child;
  }

  /** Behind an element and what follows it on its line, so that a remark there stays with it. */
  #indexAfter(after: XmlElement | undefined): number {
    if (!after) return 0;
    const start = this.children.indexOf(after) + 1;
    for (let index = start; index < this.children.length; index++) {
      const node = this.children[index];
      if (!node || node.kind === 'element') return start;
      if (node instanceof XmlText && /[\r\n]/.test(node.raw)) return index;
    }
    return this.child() === undefined ? start : Math.max(start, this.#lengthWithoutTail());
  }

  #lengthWithoutTail(): number {
    const last = this.children.at(-1);
    return last instanceof XmlText ? this.children.length - 1 : this.children.length;
  }

  /** Takes the element out of its parent, with the line it stood on. A parent left empty is `<parent/>`. */
  remove(): void {
    const siblings = this.parent?.children;
    const index = siblings?.indexOf(this) ?? -1;
    if (!this.parent || !siblings || index < 0) return;
    const before = siblings[index - 1];
    const dropBefore = before instanceof XmlText && before.blank;
    siblings.splice(dropBefore ? index - 1 : index, dropBefore ? 2 : 1);
    if (siblings.every(node => node instanceof XmlText && node.blank)) {
      siblings.splice(0);
      this.parent.selfClosing = true;
    }
    this.parent = null;
  }

  /** A copy, layout included, that belongs to no document. */
  clone(): XmlElement {
    const copy = new XmlElement(this.name, this.offset);
    for (const a of this.attributes) {
      copy.attributes.push(new XmlAttribute(a.name, a.raw, a.quote, a.before, a.equals, a.offset));
    }
    for (const child of this.children) copy.children.push(cloneNode(child, copy));
    copy.selfClosing = this.selfClosing;
    copy.startTail = this.startTail;
    copy.endTail = this.endTail;
    return copy;
  }

  toString(): string {
    let text = `<${this.name}`;
    for (const attribute of this.attributes) text += attribute.toString();
    if (this.selfClosing) return `${text}${this.startTail}/>`;
    text += `${this.startTail}>`;
    for (const child of this.children) text += child.toString();
    return `${text}</${this.name}${this.endTail}>`;
  }
}

function isCharacterData(node: XmlNode): boolean {
  return node.kind === 'text' || node.kind === 'cdata';
}

function textOf(node: XmlText | XmlVerbatim): string {
  return node.kind === 'text' || node.kind === 'cdata' ? node.value : '';
}

function cloneNode(node: XmlNode, parent: XmlElement): XmlNode {
  if (node instanceof XmlText) return new XmlText(node.raw, node.offset);
  if (node instanceof XmlVerbatim) return node;
  const copy = node.clone();
  copy.parent = parent;
  return copy;
}

function lookupNamespace(from: XmlElement, prefix: string): string | null {
  if (prefix === 'xml') return XML_NAMESPACE;
  const declaration = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
  for (let at: XmlElement | null = from; at; at = at.parent) {
    const uri = at.attr(declaration);
    if (uri !== undefined) return uri === '' ? null : uri;
  }
  return null;
}

/** The quotes of the nearest attribute: documents rarely mix them, and libvirt writes single ones. */
function quoteInUse(from: XmlElement): string {
  for (let at: XmlElement | null = from; at; at = at.parent) {
    const last = at.attributes.at(-1);
    if (last) return last.quote;
  }
  return "'";
}
