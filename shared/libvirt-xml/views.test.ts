import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { devices } from './devices/devices.ts';
import { kindOf, KINDS } from './documents/kinds.ts';
import { readDocument } from './read-document.ts';
import type { AnyViewDefinition } from './view/define-view.ts';
import { locate } from './view/path.ts';
import type { Property } from './view/schema.ts';
import type { XmlElement } from './xml/element.ts';
import { parseDocument } from './xml/parse.ts';

const DIRECTORY = join(import.meta.dirname, 'fixtures');
const fixtures = readdirSync(DIRECTORY).filter(name => name.endsWith('.xml'));
const textOf = (name: string) => readFileSync(join(DIRECTORY, name), 'utf8');

/** One declared property that a document has, and the view to read and write it through. */
interface Present {
  readonly at: string;
  readonly definition: AnyViewDefinition;
  readonly key: string;
  readonly property: Property;
  readonly view: Record<string, unknown>;
  /** The element that the property's path ends at. */
  readonly element: XmlElement;
}

function* presentIn(definition: AnyViewDefinition, root: XmlElement, at = ''): Generator<Present> {
  const view = definition.of(root) as unknown as Record<string, unknown>;
  for (const [key, property] of Object.entries<Property>(definition.schema)) {
    const here = at === '' ? key : `${at}.${key}`;
    const value = view[key];
    if (property.kind === 'list') {
      for (const [index, item] of [...(value as Iterable<{ element: XmlElement }>)].entries()) {
        yield { at: `${here}[${index}]`, definition, key, property, view, element: item.element };
        yield* presentIn(property.view, item.element, `${here}[${index}]`);
      }
      continue;
    }
    const element = locate(root, property.path.steps);
    if (
      !element ||
      (property.kind !== 'view' &&
        (value === undefined || value === '' || (property.kind === 'flag' && !value)))
    )
      continue;
    yield { at: here, definition, key, property, view, element };
    if (property.kind === 'view') yield* presentIn(property.view, element, here);
  }
}

const isScalar = ({ property }: Present) => property.kind !== 'view' && property.kind !== 'list';
const shown = (value: unknown) => (typeof value === 'bigint' ? `${value}n` : value);

function definitionFor(root: XmlElement): AnyViewDefinition {
  const kind = kindOf(root);
  if (!kind) throw new Error(`no kind for <${root.name}>`);
  const device = Object.values<Property>(devices.schema).find(
    property => (property.kind === 'list' || property.kind === 'view') && property.view.name === root.name,
  );
  if (kind === 'domainDevice' && (device?.kind === 'list' || device?.kind === 'view')) return device.view;
  return KINDS[kind].view;
}

function open(text: string, as?: AnyViewDefinition) {
  const document = parseDocument(text);
  const definition = as ?? definitionFor(document.root);
  const present = [...presentIn(definition, document.root)].filter(isScalar);
  const values = () => new Map(present.map(({ at, view, key }) => [at, shown(view[key])]));
  return { document, definition, present, values };
}

function contains(outer: XmlElement, inner: XmlElement | null): boolean {
  for (let at = inner; at; at = at.parent) if (at === outer) return true;
  return false;
}

/** How many characters at the start and the end of two texts are the same. */
function commonEnds(a: string, b: string): number {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return start + end;
}

describe.each(fixtures)('%s', name => {
  const text = textOf(name);

  it('is valid and comes back byte for byte', () => {
    expect(readDocument(text).document.toString()).toBe(text);
  });

  it('reads as the values beside it', async () => {
    const values = Object.fromEntries(open(text).values());
    const file = join(DIRECTORY, name.replace(/\.xml$/, '.json'));
    await expect(`${JSON.stringify(values, undefined, 2)}\n`).toMatchFileSnapshot(file);
  });

  it('does not change when every value is written over itself', () => {
    const { document, present } = open(text);
    for (const { view, key } of present) Object.assign(view, { [key]: view[key] });
    expect(document.toString()).toBe(text);
  });

  it('takes another value for each property and changes no other', () => {
    const { length } = open(text).present;
    for (let index = 0; index < length; index++) {
      const { document, definition, present, values } = open(text);
      const { at, view, key, property, element } = present[index]!;
      if (property.kind === 'flag') continue;
      const next = property.kind === 'value' ? property.converter.sample : 12345n;
      const expected = new Map([...values(), [at, shown(next)]]);
      const touched = element.toString().length;
      view[key] = next;
      const edited = document.toString();
      expect(open(edited, definition).values()).toEqual(expected);
      // Byte for byte: outside the one element nothing moved.
      expect(commonEnds(text, edited)).toBeGreaterThanOrEqual(text.length - touched);
    }
  });

  it('forgets each property that is set to undefined, and nothing beside it', () => {
    const { length } = open(text).present;
    for (let index = 0; index < length; index++) {
      const { document, definition, present, values } = open(text);
      const { view, key, property, element } = present[index]!;
      const wholeElement = property.path.attribute === undefined && property.path.steps.length > 0;
      const expected = values();
      for (const other of present) {
        if (wholeElement ? contains(element, other.element) : other === present[index])
          expected.delete(other.at);
      }
      view[key] = property.kind === 'flag' ? false : undefined;
      const after = open(document.toString(), definition).values();
      // An element's own text is never absent, only empty.
      if (property.path.steps.length === 0 && property.path.attribute === undefined)
        after.delete(present[index]!.at);
      expect(after).toEqual(expected);
    }
  });
});

describe('declared properties', () => {
  const exercised = new Map<AnyViewDefinition, Set<string>>();
  for (const name of fixtures) {
    const { document, definition } = open(textOf(name));
    for (const present of presentIn(definition, document.root)) {
      const keys = exercised.get(present.definition) ?? new Set();
      exercised.set(present.definition, keys.add(present.key));
    }
  }

  const all = new Map<AnyViewDefinition, string>();
  const collect = (definition: AnyViewDefinition, path: string) => {
    if (all.has(definition)) return;
    all.set(definition, path);
    for (const [key, property] of Object.entries(definition.schema)) {
      if (property.kind === 'view' || property.kind === 'list') collect(property.view, `${path}.${key}`);
    }
  };
  for (const [kind, { view }] of Object.entries(KINDS)) collect(view, kind);

  it('are each exercised by a fixture', () => {
    const never = [...all].flatMap(([definition, path]) =>
      Object.keys(definition.schema)
        .filter(key => exercised.get(definition)?.has(key) !== true)
        .map(key => `${path}.${key}`),
    );
    expect(never).toEqual([]);
  });

  it('read every value of the fixtures as its type, none as raw text', () => {
    const raw = fixtures.flatMap(name =>
      open(textOf(name)).present.flatMap(({ at, view, key, property }) => {
        const typed = property.kind === 'value' ? typeof property.converter.sample : 'bigint';
        return property.kind === 'flag' || typeof view[key] === typed ? [] : [`${name}: ${at}`];
      }),
    );
    expect(raw).toEqual([]);
  });

  it('keep clear of the names every view has', () => {
    const taken = ['element', 'exists', 'ensure', 'remove'];
    for (const definition of all.keys()) {
      expect(Object.keys(definition.schema).filter(key => taken.includes(key))).toEqual([]);
    }
  });
});
