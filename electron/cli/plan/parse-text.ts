import { isMap, isNode, LineCounter, parseDocument, visit, type Document } from 'yaml';

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where and why a text cannot be read. */
export class TextError extends Error {
  override readonly name = 'TextError';
  readonly place: Place | undefined;

  constructor(message: string, place?: Place) {
    super(message);
    this.place = place;
  }
}

export interface ParsedText {
  readonly value: unknown;
  /** Where a value stands, by its path; of one that is missing, where it should be. */
  placeOf(path: readonly PropertyKey[]): Place | undefined;
}

/** Deeper than any plan. */
const MAX_DEPTH = 40;

/**
 * Reads YAML 1.2, of which JSON is a part. Aliases, tags and keys that are no text are refused: nobody needs
 * them in a plan, and a few lines of aliases can stand for gigabytes.
 * @throws TextError
 */
export function parseText(text: string): ParsedText {
  const lines = new LineCounter();
  const at = (offset: number | undefined): Place | undefined => {
    if (offset === undefined) return undefined;
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  refuseDepth(text);
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const wrong = document.errors[0] ?? document.warnings[0];
  if (wrong) throw new TextError(wrong.message.replace(/\s+/g, ' '), at(wrong.pos[0]));
  visit(document, {
    Alias: (_, { range }) => {
      throw new TextError('Aliases (*name) are not read here: write the value out', at(range?.[0]));
    },
    Pair: (_, { key }) => {
      if (isNode(key) && typeof key.toJSON() === 'string') return;
      throw new TextError(
        'A key is not text: put it in quotes',
        at(isNode(key) ? key.range?.[0] : undefined),
      );
    },
  });
  return { value: document.toJS({ maxAliasCount: 0 }), placeOf: path => at(offsetOf(document, path)) };
}

/** Brackets that open, and lists in a line, are what the parser goes deeper by without a limit of its own. */
function refuseDepth(text: string): void {
  let depth = 0;
  let line = 1;
  for (const sign of text) {
    if (sign === '\n') line += 1;
    if (sign === '[' || sign === '{') depth += 1;
    if (sign === ']' || sign === '}') depth -= 1;
    if (depth > MAX_DEPTH) throw new TextError('It is nested deeper than any plan', { line, column: 1 });
  }
}

function offsetOf(document: Document, path: readonly PropertyKey[]): number | undefined {
  for (let length = path.length; length >= 0; length -= 1) {
    const parent = length === 0 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    // Of a field its name, so that one that is misspelt is shown and not its value.
    const pair = isMap(parent)
      ? parent.items.find(item => isNode(item.key) && item.key.toJSON() === key)
      : undefined;
    if (isNode(pair?.key)) return pair.key.range?.[0];
    const node = length === 0 ? parent : document.getIn(path.slice(0, length), true);
    if (isNode(node)) return node.range?.[0];
  }
  return undefined;
}
