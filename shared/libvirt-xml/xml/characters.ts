/** Character classes of XML 1.0 (fifth edition) section 2.2 and 2.3, and of Namespaces in XML 1.0. */

const NAME_START =
  ':A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}-\\u{200D}' +
  '\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}';
const NAME_REST = `${NAME_START}\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}-\\u{2040}`;
const NAME = new RegExp(`[${NAME_START}][${NAME_REST}]*`, 'uy');
const ILLEGAL = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;
// Without the u flag it sees surrogates one by one; it runs far faster, and most documents pass it.
const SUSPICIOUS = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD]/;

const ASCII_NAME = new Uint8Array(128);
for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_:') {
  ASCII_NAME[character.charCodeAt(0)] = 1;
}
for (const character of '-.0123456789') ASCII_NAME[character.charCodeAt(0)] = 2;

/** Offset of the first character that XML forbids, or -1. */
export function firstIllegalCharacter(text: string): number {
  return SUSPICIOUS.test(text) ? text.search(ILLEGAL) : -1;
}

/** End offset of the XML Name that starts at `start`, or `start` when none does. */
export function endOfName(text: string, start: number): number {
  let end = start;
  let code = text.charCodeAt(end);
  if (code < 128 && ASCII_NAME[code] !== 1) return start;
  while (code < 128 && ASCII_NAME[code] !== 0) code = text.charCodeAt(++end);
  if (code >= 128) {
    NAME.lastIndex = start;
    return NAME.test(text) ? NAME.lastIndex : start;
  }
  return end;
}

/** Whether the code is one of the four white space characters of XML. */
export function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** Whether a Name is also a QName: at most one colon, with an NCName on both sides of it. */
export function isQualifiedName(name: string): boolean {
  const colon = name.indexOf(':');
  if (colon < 0) return true;
  const local = name.slice(colon + 1);
  return colon > 0 && !local.includes(':') && endOfName(local, 0) === local.length && local !== '';
}

/** Whether a code point may stand in a document at all (production Char). */
export function isLegalCodePoint(code: number): boolean {
  return (
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff)
  );
}
