/** References, ends of CDATA, line ends to be changed, surrogates, characters that XML forbids. */
const UNUSUAL = /[^\t\n\u0020-\u0025\u0027-\u005C\u005E-\uD7FF\uE000-\uFFFD]/;
const NOT_BLANK = /[^ \t\n]/;
/** ` type='file'`, as libvirt writes attributes. */
const ATTRIBUTE = /^ ([A-Za-z_]+)='([^'<>\t\n]*)'$/;
const DEEPEST = 16;

/** Which elements are asked for, by name, and which below them. Whatever is not named is passed over. */
export type Places = ReadonlyMap<string, Place>;
export interface Place {
  readonly key: string;
  readonly below?: Places;
}

export interface PlainElement {
  /** `type='file'`: name and value; undefined without one. */
  readonly attribute: readonly [name: string, value: string] | undefined;
  /** All of what is in it; undefined when that is not text alone. */
  readonly text: string | undefined;
}

/**
 * Reads a document by looking for tags alone, several times faster than as a tree. Only plain ones can be read so:
 * ASCII names without prefixes, an attribute at most for each element, no references, comments or instructions.
 * @returns the elements at the places by key; undefined for a document that is not plain, has several elements at a
 *   place, or is not well-formed
 */
export function scanPlain(xml: string, places: Places): ReadonlyMap<string, PlainElement> | undefined {
  if (UNUSUAL.test(xml)) return undefined;
  const found = new Map<string, PlainElement>();
  const open: { name: string; place: Place | undefined; attribute: PlainElement['attribute'] }[] = [];
  let at = 0;
  /** Where the text of the innermost element begins; -1 when it has an element in it. */
  let textAt = -1;
  for (let less = xml.indexOf('<'); less >= 0; less = xml.indexOf('<', at)) {
    const inner = open.at(-1);
    if (!inner && NOT_BLANK.test(xml.slice(at, less))) return undefined;
    if (xml.charCodeAt(less + 1) === 0x2f) {
      if (!inner || !xml.startsWith(inner.name, less + 2)) return undefined;
      const { name, place, attribute } = inner;
      at = less + name.length + 3;
      if (xml.charCodeAt(at - 1) !== 0x3e) return undefined;
      if (place && !keep(found, place, attribute, textAt < 0 ? undefined : xml.slice(textAt, less)))
        return undefined;
      open.pop();
      textAt = -1;
      continue;
    }
    const greater = xml.indexOf('>', less);
    const nameEnd = endOfName(xml, less + 1);
    if (greater < 0 || nameEnd === less + 1 || open.length === DEEPEST) return undefined;
    // One document has one root.
    if (!inner && at > 0) return undefined;
    const empty = xml.charCodeAt(greater - 1) === 0x2f;
    const tagEnd = empty ? greater - 1 : greater;
    const attribute = nameEnd === tagEnd ? undefined : attributeOf(xml.slice(nameEnd, tagEnd));
    if (nameEnd !== tagEnd && !attribute) return undefined;
    const name = xml.slice(less + 1, nameEnd);
    const place = (inner ? inner.place?.below : places)?.get(name);
    at = greater + 1;
    textAt = empty ? -1 : at;
    if (!empty) open.push({ name, place, attribute });
    else if (place && !keep(found, place, attribute, '')) return undefined;
  }
  return open.length > 0 || NOT_BLANK.test(xml.slice(at)) ? undefined : found;
}

function keep(
  found: Map<string, PlainElement>,
  { key }: Place,
  attribute: PlainElement['attribute'],
  text: string | undefined,
): boolean {
  if (found.has(key)) return false;
  found.set(key, { attribute, text });
  return true;
}

function attributeOf(raw: string): PlainElement['attribute'] {
  const [, name, value] = ATTRIBUTE.exec(raw) ?? [];
  // A namespace makes other elements of those below it.
  return name === undefined || value === undefined || name === 'xmlns' ? undefined : [name, value];
}

function endOfName(xml: string, start: number): number {
  let end = start;
  for (let code = xml.charCodeAt(end); isNameCode(code, end > start); code = xml.charCodeAt(++end));
  return end;
}

const isNameCode = (code: number, digits: boolean): boolean =>
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x41 && code <= 0x5a) ||
  code === 0x5f ||
  (digits && code >= 0x30 && code <= 0x39);
