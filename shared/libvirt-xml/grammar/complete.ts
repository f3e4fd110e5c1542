import { namespaceOfPrefix, prefixOfNamespace, splitName } from '../xml/namespaces.ts';
import { Derivatives } from './derive.ts';
import { type Expected, expectedAttributes, expectedElements, expectedValues } from './expected.ts';
import type { Pattern } from './pattern.ts';
import { type OpenElement, type Place, placeAt } from './place.ts';
import type { Grammar } from './read-schema.ts';

export interface Completion {
  readonly label: string;
  readonly kind: 'element' | 'attribute' | 'value';
  /** What is written in the place of what stands between `from` and the cursor. */
  readonly insert: string;
  /** Without it the element cannot be closed. */
  readonly required?: boolean;
}

export interface Completions {
  readonly from: number;
  readonly options: readonly Completion[];
}

/** What may stand at a place of a document, by a schema. */
export class Completer {
  readonly #grammar: Grammar;
  readonly #derive: Derivatives;

  constructor(grammar: Grammar) {
    this.#grammar = grammar;
    this.#derive = new Derivatives(grammar.patterns);
  }

  at(text: string, offset: number): Completions {
    const place = placeAt(text, offset);
    if (place.kind === 'verbatim') return { from: offset, options: [] };
    return { from: place.from, options: this.#options(place) };
  }

  #options(place: Exclude<Place, { kind: 'verbatim' }>): Completion[] {
    if (place.kind === 'end') {
      const name = place.open.at(-1)?.name;
      return name === undefined ? [] : [{ label: name, kind: 'element', insert: `${name}>` }];
    }
    const pattern = this.#within(place.open, place.kind === 'attribute' || place.kind === 'value');
    if (pattern === undefined) return [];
    switch (place.kind) {
      case 'element':
        return expectedElements(pattern).map(element => this.#element(element, '', place.open));
      case 'text':
        return [
          ...expectedValues(pattern).map(word => valueOption(word)),
          ...expectedElements(pattern).map(element => this.#element(element, '<', place.open)),
        ];
      case 'attribute':
        return this.#attributes(pattern, new Set(place.later));
      case 'value':
        return [...new Set(this.#values(pattern, place.attribute))].map(word => valueOption(word));
    }
  }

  /** The pattern inside the open elements; with the last one's start tag not closed yet. */
  #within(open: readonly OpenElement[], inTag: boolean): Pattern | undefined {
    let pattern = this.#grammar.start;
    for (const [index, element] of open.entries()) {
      const entered = this.#enter(pattern, element, open.slice(0, index));
      if (entered === undefined) return undefined;
      if (inTag && index === open.length - 1) return entered;
      const next = open[index + 1];
      pattern = this.#closed(entered);
      for (const child of element.children) {
        if (child === next) continue;
        pattern = this.#skip(pattern, child, open.slice(0, index + 1));
      }
    }
    return pattern;
  }

  #enter(pattern: Pattern, element: OpenElement, open: readonly OpenElement[]): Pattern | undefined {
    const { notAllowed } = this.#grammar.patterns;
    const { prefix, local } = splitName(element.name);
    const namespace = prefix === '' ? null : namespaceOf(prefix, [...open, element]);
    const opened = this.#derive.open(pattern, local, namespace);
    if (opened === notAllowed) return undefined;
    return element.attributes.reduce((left, { name, value }) => {
      const next = this.#derive.attribute(left, name, null, value);
      return next === notAllowed ? left : next;
    }, opened);
  }

  #closed(entered: Pattern): Pattern {
    const { notAllowed, empty } = this.#grammar.patterns;
    const closed = this.#derive.close(entered);
    return closed === notAllowed ? this.#derive.without(entered, empty) : closed;
  }

  /** Behind a child, whatever is in it: one that cannot stand here changes nothing. */
  #skip(pattern: Pattern, child: OpenElement, open: readonly OpenElement[]): Pattern {
    const entered = this.#enter(pattern, child, open);
    return entered === undefined ? pattern : this.#derive.end(this.#closed(entered), true);
  }

  #element({ name, pattern }: Expected, before: string, open: readonly OpenElement[]): Completion {
    const needed =
      pattern.kind === 'element' ? this.#required(pattern.content()).map(({ label }) => ` ${label}=''`) : [];
    const { label, declaration } = spelt(name, open);
    return { label, kind: 'element', insert: `${before}${label}${declaration}${needed.join('')}` };
  }

  #attributes(pattern: Pattern, later: ReadonlySet<string>): Completion[] {
    const required = new Set(this.#required(pattern).map(({ label }) => label));
    const names = new Set(expectedAttributes(pattern).map(({ name }) => name.local));
    return Array.from(names)
      .filter(name => !later.has(name))
      .map(name => ({
        label: name,
        kind: 'attribute' as const,
        insert: `${name}=''`,
        ...(required.has(name) && { required: true }),
      }));
  }

  /** Attributes of which any element of this pattern has one, whatever else it is. */
  #required(pattern: Pattern): { label: string }[] {
    const { notAllowed } = this.#grammar.patterns;
    if (this.#derive.close(pattern) !== notAllowed) return [];
    const names = [...new Set(expectedAttributes(pattern).map(({ name }) => name.local))];
    return names
      .filter(name => without(this.#derive, pattern, name) === notAllowed)
      .map(label => ({ label }));
  }

  #values(pattern: Pattern, attribute: string): string[] {
    return expectedAttributes(pattern)
      .filter(({ name }) => name.local === attribute)
      .flatMap(({ pattern: inner }) => expectedValues(inner));
  }
}

function namespaceOf(prefix: string, open: readonly OpenElement[]): string | null {
  const declared = open
    .flatMap(({ attributes }) => attributes)
    .findLast(({ name }) => name === `xmlns:${prefix}`);
  return declared?.value ?? namespaceOfPrefix(prefix) ?? null;
}

/** With the prefix that is bound around it, or with one of its own that is declared there. */
function spelt({ local, namespace }: Expected['name'], open: readonly OpenElement[]) {
  if (namespace === null) return { label: local, declaration: '' };
  const declarations = open.flatMap(({ attributes }) => attributes);
  const bound = declarations.find(({ name, value }) => name.startsWith('xmlns:') && value === namespace);
  const prefix = bound?.name.slice('xmlns:'.length) ?? prefixOfNamespace(namespace);
  return {
    label: `${prefix}:${local}`,
    declaration: bound ? '' : ` xmlns:${prefix}='${namespace}'`,
  };
}

const valueOption = (word: string): Completion => ({ label: word, kind: 'value', insert: word });

/** The pattern closed with every other attribute it may have, but not with this one. */
function without(derive: Derivatives, pattern: Pattern, name: string): Pattern {
  const others = [...new Set(expectedAttributes(pattern).map(each => each.name.local))].filter(
    other => other !== name,
  );
  return derive.close(
    others.reduce((left, other) => {
      const next = derive.attribute(left, other, null, undefined);
      return next.kind === 'notAllowed' ? left : next;
    }, pattern),
  );
}
