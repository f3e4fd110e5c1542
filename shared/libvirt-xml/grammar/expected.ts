import type { NameClass, Pattern } from './pattern.ts';

/** Names that may come next in a pattern, in the order of the schema. */
export interface Expected {
  readonly name: Exclude<NameClass, 'any'>;
  readonly pattern: Pattern;
}

/** Elements that may come next. */
export function expectedElements(pattern: Pattern): Expected[] {
  const found = new Map<string, Expected>();
  walk(pattern, false, part => {
    if (part.kind === 'element' && part.name !== 'any') {
      const key = `${part.name.namespace ?? ''} ${part.name.local}`;
      if (!found.has(key)) found.set(key, { name: part.name, pattern: part });
    }
  });
  return [...found.values()];
}

/** Attributes that the element just opened may still have; those of one name with different values apart. */
export function expectedAttributes(pattern: Pattern): Expected[] {
  const found: Expected[] = [];
  walk(pattern, true, part => {
    if (part.kind === 'attribute' && part.name !== 'any')
      found.push({ name: part.name, pattern: part.inner });
  });
  return found;
}

/** The words that a text may be; other texts may be right too when the pattern has types as well. */
export function expectedValues(pattern: Pattern): string[] {
  const found = new Set<string>();
  walk(pattern, false, part => {
    if (part.kind === 'value') found.add(part.text);
  });
  return [...found];
}

/** `everywhere`: also behind what has to come first, as attributes have no order. */
function walk(pattern: Pattern, everywhere: boolean, visit: (part: Pattern) => void): void {
  switch (pattern.kind) {
    case 'choice':
    case 'interleave':
      walk(pattern.left, everywhere, visit);
      walk(pattern.right, everywhere, visit);
      break;
    case 'group':
      walk(pattern.left, everywhere, visit);
      if (everywhere || pattern.left.nullable) walk(pattern.right, everywhere, visit);
      break;
    case 'after':
      walk(pattern.left, everywhere, visit);
      break;
    case 'oneOrMore':
    case 'list':
      walk(pattern.inner, everywhere, visit);
      break;
    default:
      visit(pattern);
  }
}
