import { DOMParser, type Node as DomNode, onWarningStopParsing } from '@xmldom/xmldom';
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { XmlElement } from './element.ts';
import { XmlSyntaxError } from './error.ts';
import { parseDocument } from './parse.ts';

/** A document's meaning, in a form both parsers can be brought to. */
type Meaning = readonly [
  name: string,
  namespace: string | null,
  attributes: string[],
  children: (Meaning | string)[],
];

function oursMeans(element: XmlElement): Meaning {
  const children: (Meaning | string)[] = [];
  for (const child of element.children) {
    if (child.kind === 'element') children.push(oursMeans(child));
    else if (child.kind === 'text' || child.kind === 'cdata') pushText(children, child.value);
  }
  const attributes = element.attributes.map(({ name, value }) => `${name}=${value}`).toSorted();
  return [element.name, element.namespace, attributes, children];
}

function theirsMeans(element: DomNode): Meaning {
  const children: (Meaning | string)[] = [];
  for (let child = element.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === 1) children.push(theirsMeans(child));
    else if (child.nodeType === 3 || child.nodeType === 4) pushText(children, child.nodeValue ?? '');
  }
  const { attributes } = element as unknown as { attributes: ArrayLike<{ name: string; value: string }> };
  const named = Array.from(attributes, ({ name, value }) => `${name}=${value}`).toSorted();
  return [element.nodeName, element.namespaceURI ?? null, named, children];
}

function pushText(children: (Meaning | string)[], text: string): void {
  const last = children.length - 1;
  if (text === '') return;
  if (typeof children[last] === 'string') children[last] += text;
  else children.push(text);
}

function ours(text: string): Meaning | undefined {
  try {
    return oursMeans(parseDocument(text).root);
  } catch (error) {
    if (error instanceof XmlSyntaxError) return undefined;
    throw error;
  }
}

function theirs(text: string): Meaning | undefined {
  try {
    const document = new DOMParser({ onError: onWarningStopParsing }).parseFromString(
      // A byte order mark belongs to the encoding, which is not its business.
      text.replace(/^\uFEFF/u, ''),
      'text/xml',
    );
    return document.documentElement ? theirsMeans(document.documentElement) : undefined;
  } catch {
    return undefined;
  }
}

const name = fc.constantFrom('a', 'b', 'disk', 'x-y', 'p:c', 'p:d', '_1', 'é');
const space = fc.constantFrom('', ' ', '\n', '\r\n\t');
const text = fc.array(
  fc.constantFrom(
    'x',
    ' ',
    '\n',
    '\r\n',
    'é',
    '𝄞',
    '&amp;',
    '&lt;',
    '&#65;',
    '&#x1F600;',
    '"',
    "'",
    '>',
    '] ',
    '&quot;',
  ),
  { maxLength: 6 },
);
const attribute = fc
  .tuple(fc.constantFrom('a', 'b', 'c', 'p:a', 'xml:lang'), text, fc.constantFrom('"', "'"), space, space)
  .map(([key, parts, quote, before, after]) => ({
    key,
    text: ` ${before}${key}${after}=${after}${quote}${parts.join('').replaceAll(quote, '')}${quote}`,
  }));

const { content } = fc.letrec<{ content: string; element: string }>(tie => ({
  element: fc
    .tuple(
      name,
      fc.uniqueArray(attribute, { selector: ({ key }) => key, maxLength: 3 }),
      tie('content'),
      space,
      fc.boolean(),
    )
    .map(([tag, attributes, inner, tail, empty]) => {
      const open = `<${tag}${attributes.map(({ text: written }) => written).join('')}${tail}`;
      return empty ? `${open}/>` : `${open}>${inner}</${tag}${tail}>`;
    }),
  content: fc
    .array(
      fc.oneof(
        { maxDepth: 4 },
        text.map(parts => parts.join('')),
        fc.constantFrom('<!-- c -->', '<?pi x?>', '<![CDATA[<&>]]>'),
        tie('element'),
      ),
      { maxLength: 4 },
    )
    .map(parts => parts.join('')),
}));
const documents = fc
  .tuple(fc.constantFrom('', '\uFEFF', '<?xml version="1.0"?>\n', '<!-- top -->\n'), content, space)
  .map(([top, inner, tail]) => `${top}<root xmlns:p="urn:p">${inner}</root>${tail}`);

const FIXTURES = join(import.meta.dirname, '..', 'fixtures');
const fixtures = readdirSync(FIXTURES)
  .filter(file => file.endsWith('.xml'))
  .map(file => readFileSync(join(FIXTURES, file), 'utf8'));

describe('against @xmldom/xmldom', () => {
  it('generated documents come back unchanged and mean the same', () => {
    fc.assert(
      fc.property(documents, document => {
        expect(parseDocument(document).toString()).toBe(document);
        expect(ours(document)).toEqual(theirs(document));
      }),
      { numRuns: 500 },
    );
  });

  it('fixtures mean the same', () => {
    for (const fixture of fixtures) expect(ours(fixture)).toEqual(theirs(fixture));
  });

  it('whatever is accepted of a damaged document, the oracle accepts with the same meaning', () => {
    const junk = fc.constantFrom(
      '<',
      '>',
      '&',
      '"',
      "'",
      '/',
      '=',
      ' ',
      'x',
      ':',
      '-->',
      ']]>',
      '<!--',
      '<?',
      '\u0001',
      '</a>',
      '&#0;',
    );
    const damaged = fc
      .tuple(fc.constantFrom(...fixtures.filter(({ length }) => length < 1500)), fc.nat(), fc.nat(20), junk)
      .map(([document, at, cut, put]) => {
        const from = at % document.length;
        return document.slice(0, from) + put + document.slice(from + cut);
      });
    fc.assert(
      fc.property(damaged, document => {
        const meaning = ours(document);
        if (meaning) expect(meaning).toEqual(theirs(document));
      }),
      { numRuns: 2000 },
    );
  });
});
