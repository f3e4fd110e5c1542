/** An element that is open at a place, with what was read of it before. */
export interface OpenElement {
  readonly name: string;
  readonly attributes: { readonly name: string; readonly value: string }[];
  /** Elements inside it that were closed before the place. */
  readonly children: OpenElement[];
}

/** Where in a document a place is, while it is being written and may not be well-formed. */
export type Place =
  /** `<na|`: `from` is where the name begins. */
  | { readonly kind: 'element'; readonly from: number; readonly open: readonly OpenElement[] }
  /** `</na|` */
  | { readonly kind: 'end'; readonly from: number; readonly open: readonly OpenElement[] }
  /** `<disk ty|`; the element is the last of `open`, and `later` the attributes behind the place. */
  | {
      readonly kind: 'attribute';
      readonly from: number;
      readonly open: readonly OpenElement[];
      readonly later: readonly string[];
    }
  /** `<disk type='fi|` */
  | {
      readonly kind: 'value';
      readonly from: number;
      readonly open: readonly OpenElement[];
      readonly attribute: string;
    }
  /** Between tags. */
  | { readonly kind: 'text'; readonly from: number; readonly open: readonly OpenElement[] }
  /** In a comment, a CDATA section or an instruction: nothing is expected there. */
  | { readonly kind: 'verbatim' };

const SKIPPED = [
  { begins: '<!--', ends: '-->' },
  { begins: '<![CDATA[', ends: ']]>' },
  { begins: '<?', ends: '?>' },
] as const;

/** Finds out what stands around an offset. */
export function placeAt(text: string, offset: number): Place {
  const open: OpenElement[] = [];
  let at = 0;
  while (at < offset) {
    const tag = text.indexOf('<', at);
    if (tag < 0 || tag >= offset) break;
    const skipped = SKIPPED.find(({ begins }) => text.startsWith(begins, tag));
    if (skipped) {
      const end = text.indexOf(skipped.ends, tag);
      if (end < 0 || end + skipped.ends.length > offset) return { kind: 'verbatim' };
      at = end + skipped.ends.length;
    } else if (text[tag + 1] === '/') {
      const end = endOfTag(text, tag);
      if (end === undefined || end >= offset) return { kind: 'end', from: tag + 2, open };
      close(open, text.slice(tag + 2, end).trim());
      at = end + 1;
    } else {
      const found = startTag(text, tag, offset, open);
      if (typeof found !== 'number') return found;
      at = found;
    }
  }
  return { kind: 'text', from: wordBefore(text, Math.max(at, 0), offset), open };
}

/** Reads a start tag; answers with where it ends, or with the place when that is inside of it. */
function startTag(text: string, tag: number, offset: number, open: OpenElement[]): Place | number {
  let at = tag + 1;
  while (at < text.length && /[^\s/><'"=]/.test(text[at] ?? '')) at += 1;
  if (at >= offset) return { kind: 'element', from: tag + 1, open };
  const element: OpenElement = { name: text.slice(tag + 1, at), attributes: [], children: [] };
  const attribute = /\s*([^\s/><'"=]+)(\s*=\s*(?:'([^'<]*)('?)|"([^"<]*)("?)))?/y;
  for (;;) {
    attribute.lastIndex = at;
    const match = attribute.exec(text);
    if (!match) break;
    const [whole, name = '', rest, single, endSingle, double, endDouble] = match;
    const end = at + whole.length;
    const value = single ?? double ?? '';
    const closed = endSingle === "'" || endDouble === '"';
    if (offset <= end && !(offset === end && closed)) {
      const nameEnd = end - (rest ?? '').length;
      if (offset <= nameEnd) {
        const inside = [...open, element];
        return { kind: 'attribute', from: nameEnd - name.length, open: inside, later: namesAfter(text, end) };
      }
      const from = end - (closed ? 1 : 0) - value.length;
      return { kind: 'value', from, open: [...open, element], attribute: name };
    }
    element.attributes.push({ name, value });
    at = end;
  }
  const gap = /\s*/y;
  gap.lastIndex = at;
  const next = at + (gap.exec(text)?.[0].length ?? 0);
  if (offset <= next || text[next] === undefined) {
    return { kind: 'attribute', from: offset, open: [...open, element], later: namesAfter(text, offset) };
  }
  const selfClosing = text.startsWith('/>', next);
  (open.at(-1)?.children ?? []).push(element);
  if (!selfClosing) open.push(element);
  // What is not a tag's end is left to the next `<`.
  return text[next] === '>' ? next + 1 : selfClosing ? next + 2 : next;
}

function namesAfter(text: string, at: number): string[] {
  const end = /[<>]/.exec(text.slice(at))?.index ?? 0;
  return Array.from(text.slice(at, at + end).matchAll(/([^\s/><'"=]+)\s*=/g), ([, name = '']) => name);
}

/** A `>` inside quotes is no end. */
function endOfTag(text: string, from: number): number | undefined {
  const match = /[^<>]*>/y;
  match.lastIndex = from + 1;
  const found = match.exec(text);
  return found ? from + found[0].length : undefined;
}

function close(open: OpenElement[], name: string): void {
  const index = open.findLastIndex(each => each.name === name);
  if (index >= 0) open.splice(index);
}

function wordBefore(text: string, least: number, offset: number): number {
  let from = offset;
  while (from > least && /[^\s<>]/.test(text[from - 1] ?? '')) from -= 1;
  return from;
}
