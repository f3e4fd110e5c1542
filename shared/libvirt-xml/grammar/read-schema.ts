import type { XmlElement } from '../xml/element.ts';
import { parseDocument } from '../xml/parse.ts';
import { datatype } from './datatypes.ts';
import { type NameClass, type Pattern, Patterns } from './pattern.ts';

/** A schema that documents can be held against. */
export interface Grammar {
  readonly patterns: Patterns;
  readonly start: Pattern;
}

/**
 * Reads a schema in RELAX NG's XML syntax, as far as libvirt's schemas use it.
 * @param main the file to begin with
 * @param files the text of every file that is included, by its name
 * @throws XmlSyntaxError, or an Error naming what is missing or not understood
 */
export function readGrammar(main: string, files: ReadonlyMap<string, string>): Grammar {
  return new Reader(files).read(main);
}

class Reader {
  readonly #files: ReadonlyMap<string, string>;
  readonly #read = new Set<string>();
  readonly #definitions = new Map<string, { body: XmlElement[]; combine: string | undefined }[]>();
  readonly #resolved = new Map<string, Pattern>();
  readonly #patterns = new Patterns();
  #start: XmlElement | undefined;

  constructor(files: ReadonlyMap<string, string>) {
    this.#files = files;
  }

  read(main: string): Grammar {
    this.#include(main);
    if (!this.#start) throw new Error(`The schema ${main} has no start.`);
    return { patterns: this.#patterns, start: this.#all(this.#start.elements()) };
  }

  /** A file that several others include is read once: libvirt's share their basic types. */
  #include(name: string): void {
    if (this.#read.has(name)) return;
    this.#read.add(name);
    const text = this.#files.get(name);
    if (text === undefined) throw new Error(`The schema includes ${name}, which is not there.`);
    for (const element of parseDocument(text).root.elements()) {
      if (element.localName === 'include') this.#include(element.attr('href') ?? '');
      else if (element.localName === 'start') this.#start ??= element;
      else if (element.localName === 'define') this.#define(element);
    }
  }

  #define(element: XmlElement): void {
    const name = element.attr('name') ?? '';
    const parts = this.#definitions.get(name) ?? [];
    parts.push({ body: element.elements(), combine: element.attr('combine') });
    this.#definitions.set(name, parts);
  }

  #ref(name: string): Pattern {
    const present = this.#resolved.get(name);
    if (present) return present;
    const parts = this.#definitions.get(name);
    if (!parts) throw new Error(`The schema refers to ${name}, which it does not define.`);
    const interleaved = parts.some(({ combine }) => combine === 'interleave');
    const patterns = this.#patterns;
    const pattern = parts
      .map(({ body }) => this.#all(body))
      .reduce((left, right) =>
        interleaved ? patterns.interleave(left, right) : patterns.choice(left, right),
      );
    this.#resolved.set(name, pattern);
    return pattern;
  }

  #all(elements: readonly XmlElement[]): Pattern {
    const { empty } = this.#patterns;
    return elements
      .map(each => this.#pattern(each))
      .reduceRight((rest, each) => this.#patterns.group(each, rest), empty);
  }

  #pattern(element: XmlElement): Pattern {
    const patterns = this.#patterns;
    const children = () => element.elements();
    switch (element.localName) {
      case 'empty':
        return patterns.empty;
      case 'notAllowed':
        return patterns.notAllowed;
      case 'text':
        return patterns.text;
      case 'ref':
        return this.#ref(element.attr('name') ?? '');
      case 'group':
        return this.#all(children());
      case 'choice':
        return children()
          .map(each => this.#pattern(each))
          .reduce((left, right) => patterns.choice(left, right));
      case 'interleave':
        return children()
          .map(each => this.#pattern(each))
          .reduceRight((rest, each) => patterns.interleave(each, rest));
      case 'optional':
        return patterns.choice(this.#all(children()), patterns.empty);
      case 'oneOrMore':
        return patterns.oneOrMore(this.#all(children()));
      case 'zeroOrMore':
        return patterns.choice(patterns.oneOrMore(this.#all(children())), patterns.empty);
      case 'list':
        return patterns.list(this.#all(children()));
      case 'value':
        return patterns.value(element.text.trim());
      case 'data':
        return this.#data(element);
      case 'attribute':
        return this.#attribute(element);
      case 'element':
        return this.#element(element);
      default:
        throw new Error(`The schema has <${element.name}>, which is not understood.`);
    }
  }

  #data(element: XmlElement): Pattern {
    const children = element.elements();
    const facets = children
      .filter(({ localName }) => localName === 'param')
      .map(param => ({ name: param.attr('name') ?? '', value: param.text }));
    const type = element.attr('type') ?? 'string';
    const allows = datatype(type, facets);
    const excepted = children
      .filter(({ localName }) => localName === 'except')
      .flatMap(except => literals(except));
    return this.#patterns.data(type, text => allows(text) && !excepted.includes(text.trim()));
  }

  #attribute(element: XmlElement): Pattern {
    const { name, rest } = nameOf(element, null);
    const { text } = this.#patterns;
    return this.#patterns.attribute(name, rest.length === 0 ? text : this.#all(rest));
  }

  #element(element: XmlElement): Pattern {
    const { name, rest } = nameOf(element, namespaceOf(element));
    return this.#patterns.element(name, () => this.#all(rest));
  }
}

const literals = (within: XmlElement): string[] =>
  within.elements().flatMap(each => (each.localName === 'value' ? [each.text.trim()] : literals(each)));

/** The nearest `ns` attribute: section 4.9 of the specification. */
function namespaceOf(element: XmlElement): string | null {
  for (let at: XmlElement | null = element; at; at = at.parent) {
    const namespace = at.attr('ns');
    if (namespace !== undefined) return namespace === '' ? null : namespace;
  }
  return null;
}

function nameOf(element: XmlElement, namespace: string | null): { name: NameClass; rest: XmlElement[] } {
  const local = element.attr('name');
  const children = element.elements();
  if (local !== undefined) return { name: { local, namespace }, rest: children };
  const [first, ...rest] = children;
  if (first?.localName === 'name') return { name: { local: first.text.trim(), namespace }, rest };
  return { name: 'any', rest };
}
