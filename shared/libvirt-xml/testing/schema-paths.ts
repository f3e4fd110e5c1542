import { parseDocument } from '../xml/parse.ts';
import type { XmlElement } from '../xml/element.ts';

/** What a schema says can stand in a document, each thing by its path: `devices/disk`, `devices/disk/@type`. */
export type SchemaPaths = ReadonlySet<string>;

type Definitions = Map<string, XmlElement[]>;

/**
 * Walks a schema in RELAX NG (https://relaxng.org/spec-20011203.html) from its start and names every element and
 * attribute that a document can have. An element inside one of its own kind, as in a backing chain, is left out.
 * `read` gives the text of a schema file by its name.
 */
export function schemaPaths(read: (file: string) => string, file: string): SchemaPaths {
  const definitions: Definitions = new Map();
  const starts = load(read, file, definitions);
  const paths = new Set<string>();
  for (const start of starts) walk(start, '', [], { definitions, paths });
  return paths;
}

function load(read: (file: string) => string, file: string, definitions: Definitions): XmlElement[] {
  const starts: XmlElement[] = [];
  for (const part of childElements(parseDocument(read(file)).root)) {
    collect(part);
  }
  return starts;

  function collect(part: XmlElement): void {
    const name = part.attr('name') ?? '';
    if (part.localName === 'start') starts.push(part);
    if (part.localName === 'define') definitions.set(name, [...(definitions.get(name) ?? []), part]);
    if (part.localName === 'include') {
      starts.push(...load(read, part.attr('href') ?? '', definitions));
      for (const override of childElements(part)) collect(override);
    }
  }
}

interface Walk {
  readonly definitions: Definitions;
  readonly paths: Set<string>;
}

function walk(pattern: XmlElement, at: string, inside: readonly XmlElement[], to: Walk): void {
  for (const child of childElements(pattern)) {
    switch (child.localName) {
      case 'ref':
        for (const definition of to.definitions.get(child.attr('name') ?? '') ?? []) {
          if (!inside.includes(definition)) walk(definition, at, [...inside, definition], to);
        }
        break;
      case 'element':
        for (const name of namesOf(child)) {
          const path = at === '' ? name : `${at}/${name}`;
          if (inside.includes(child)) continue;
          to.paths.add(path);
          walk(child, path, [...inside, child], to);
        }
        break;
      case 'attribute':
        for (const name of namesOf(child)) to.paths.add(`${at}/@${name}`);
        break;
      default:
        walk(child, at, inside, to);
    }
  }
}

function childElements(parent: XmlElement): XmlElement[] {
  return parent.children.filter(node => node.kind === 'element');
}

/** The names that an element or attribute pattern takes; none where it takes any. */
function namesOf(pattern: XmlElement): string[] {
  const name = pattern.attr('name');
  if (name !== undefined) return [name];
  const [first] = childElements(pattern);
  if (first?.localName === 'name') return [first.text.trim()];
  if (first?.localName !== 'choice') return [];
  return childElements(first).flatMap(choice => (choice.localName === 'name' ? [choice.text.trim()] : []));
}
