import type { XmlElement } from '../xml/element.ts';
import { prefixOfNamespace, splitName } from '../xml/namespaces.ts';
import type { XmlAttribute } from '../xml/nodes.ts';
import { Derivatives } from './derive.ts';
import { type Expected, expectedAttributes, expectedElements, expectedValues } from './expected.ts';
import type { Pattern } from './pattern.ts';
import type { Grammar } from './read-schema.ts';

/** What a schema has against a document, at the node that is wrong. */
export interface SchemaIssue {
  readonly at: XmlElement | XmlAttribute;
  /** One sentence. */
  readonly message: string;
}

/** Names listed in a message; more would not be read. */
const NAMED = 12;

/** Holds a document against a schema. It goes on behind what is wrong, so that one slip is one issue. */
export class Validator {
  readonly #grammar: Grammar;
  readonly #derive: Derivatives;

  constructor(grammar: Grammar) {
    this.#grammar = grammar;
    this.#derive = new Derivatives(grammar.patterns);
  }

  issues(root: XmlElement): SchemaIssue[] {
    const found: SchemaIssue[] = [];
    this.#element(this.#grammar.start, root, found);
    return found;
  }

  /** What is left of the pattern behind an element. */
  #element(pattern: Pattern, element: XmlElement, found: SchemaIssue[]): Pattern {
    const { notAllowed } = this.#grammar.patterns;
    const opened = this.#derive.open(pattern, element.localName, element.namespace);
    if (opened === notAllowed) {
      found.push({ at: element, message: misplaced(pattern, element) });
      return pattern;
    }
    const entered = this.#attributes(opened, element, found);
    let content = this.#derive.close(entered);
    if (content === notAllowed) {
      found.push({ at: element, message: lacks(element, this.#wantedAttributes(entered)) });
      content = this.#derive.without(entered, this.#grammar.patterns.empty);
    }
    const inside = this.#content(content, element, found);
    const left = this.#derive.end(inside);
    if (left !== notAllowed) return left;
    const missing = expectedElements(inside).map(({ name }) => `<${spelt(name)}>`);
    if (missing.length > 0) found.push({ at: element, message: lacks(element, missing) });
    return this.#derive.end(inside, true);
  }

  #attributes(opened: Pattern, element: XmlElement, found: SchemaIssue[]): Pattern {
    const { notAllowed } = this.#grammar.patterns;
    let left = opened;
    for (const attribute of element.attributes) {
      const { prefix, local } = splitName(attribute.name);
      if (prefix === 'xmlns' || attribute.name === 'xmlns') continue;
      const namespace = prefix === '' ? null : element.lookupNamespace(prefix);
      const next = this.#derive.attribute(left, local, namespace, attribute.value);
      if (next !== notAllowed) {
        left = next;
        continue;
      }
      const whatever = this.#derive.attribute(left, local, namespace, undefined);
      if (whatever === notAllowed) {
        found.push({ at: attribute, message: unknownAttribute(element, attribute, left) });
      } else {
        found.push({ at: attribute, message: badValue(attribute, left, local) });
        left = whatever;
      }
    }
    return left;
  }

  #content(content: Pattern, element: XmlElement, found: SchemaIssue[]): Pattern {
    const { notAllowed } = this.#grammar.patterns;
    const children = element.elements();
    const text = element.text;
    let left = content;
    if (children.length === 0) {
      const read = this.#derive.text(content, text);
      const empty = text.trim() === '' && this.#derive.end(content) !== notAllowed;
      if (read !== notAllowed && !(empty && this.#derive.end(read) === notAllowed)) return read;
      if (text.trim() === '') return content;
      const words = expectedValues(content);
      const hint = words.length > 0 ? ` It may be ${listed(words)}.` : '';
      found.push({
        at: element,
        message: `“${shortened(text)}” cannot stand in <${element.name}>.${hint}`,
      });
      // Whatever should have stood there counts as there.
      return this.#grammar.patterns.after(this.#grammar.patterns.empty, this.#derive.end(content, true));
    }
    for (const child of children) left = this.#element(left, child, found);
    return left;
  }

  /** Without which the element cannot be closed. */
  #wantedAttributes(entered: Pattern): string[] {
    const { notAllowed } = this.#grammar.patterns;
    const names = [...new Set(expectedAttributes(entered).map(({ name }) => name.local))];
    const helps = names.filter(
      name => this.#derive.close(this.#derive.attribute(entered, name, null, undefined)) !== notAllowed,
    );
    return (helps.length > 0 ? helps : names).map(name => `${name}='…'`);
  }
}

function misplaced(pattern: Pattern, element: XmlElement): string {
  const names = expectedElements(pattern).map(({ name }) => spelt(name));
  const where = element.parent ? ` in <${element.parent.name}>` : '';
  if (names.length === 0) return `<${element.name}> cannot stand here${where}: nothing more can.`;
  const near = names.find(name => likeness(name, element.name));
  const twins = element.parent?.elements(element.localName, element.namespace) ?? [];
  if (twins.length > 1 && twins[0] !== element) return `There is a <${element.name}>${where} already.`;
  if (near !== undefined) return `<${element.name}> is not known${where}. <${near}> is.`;
  const start = `<${element.name}> cannot stand here${where}.`;
  return names.length > NAMED ? start : `${start} ${listed(names.map(name => `<${name}>`))} can.`;
}

function unknownAttribute(element: XmlElement, attribute: XmlAttribute, left: Pattern): string {
  const names = [...new Set(expectedAttributes(left).map(({ name }) => name.local))];
  const start = `<${element.name}> has no ${attribute.name} here`;
  return names.length === 0 ? `${start}.` : `${start}. It may have ${listed(names)}.`;
}

function badValue(attribute: XmlAttribute, left: Pattern, local: string): string {
  const words = expectedAttributes(left)
    .filter(({ name }) => name.local === local)
    .flatMap(({ pattern }) => expectedValues(pattern));
  const hint = words.length > 0 ? ` It may be ${listed([...new Set(words)])}.` : '';
  return `${attribute.name} cannot be “${shortened(attribute.value)}”.${hint}`;
}

const spelt = ({ local, namespace }: Expected['name']) =>
  namespace === null ? local : `${prefixOfNamespace(namespace)}:${local}`;

const lacks = (element: XmlElement, wanted: readonly string[]) =>
  `<${element.name}> lacks ${wanted.length > 1 ? 'one of ' : ''}${listed(wanted)}.`;

const shortened = (text: string) => (text.length > 60 ? `${text.trim().slice(0, 57)}…` : text.trim());

function listed(names: readonly string[]): string {
  if (names.length > NAMED)
    return `${names.slice(0, NAMED).join(', ')} or one of ${names.length - NAMED} others`;
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}` : (names[0] ?? '');
}

/** One letter more, less or other, or two neighbours the wrong way round. */
function likeness(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a.length < 3) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [own, other] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (own.length === 2 && other.length === 2) return own[0] === other[1] && own[1] === other[0];
  return Math.max(own.length, other.length) <= 1;
}
