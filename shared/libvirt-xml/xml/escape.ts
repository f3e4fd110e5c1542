import { isLegalCodePoint } from './characters.ts';

const REFERENCE = /&(?:#x([0-9a-fA-F]+)|#([0-9]+)|(lt|gt|amp|apos|quot));/y;
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', apos: "'", quot: '"' };

/** A reference that XML 1.0 does not allow: its offset in the text, and whether it names an entity. */
export interface BadReference {
  readonly at: number;
  readonly entity: string | undefined;
}

/** The first `&` that is neither one of XML's five entities nor a legal character reference. */
export function firstBadReference(raw: string): BadReference | undefined {
  for (let at = raw.indexOf('&'); at >= 0; at = raw.indexOf('&', at + 1)) {
    REFERENCE.lastIndex = at;
    const match = REFERENCE.exec(raw);
    if (!match) return { at, entity: /^&([^\s&;<>'"#]+);/u.exec(raw.slice(at, at + 256))?.[1] };
    const code = codeOf(match);
    if (code !== undefined && !isLegalCodePoint(code)) return { at, entity: undefined };
  }
  return undefined;
}

function codeOf(match: RegExpExecArray): number | undefined {
  if (match[1] !== undefined) return Number.parseInt(match[1], 16);
  if (match[2] !== undefined) return Number.parseInt(match[2], 10);
  return undefined;
}

function expandReferences(raw: string): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(
    /&(?:#x([0-9a-fA-F]+)|#([0-9]+)|(\w+));/g,
    (_, hex?: string, dec?: string, name?: string) =>
      name === undefined
        ? String.fromCodePoint(hex === undefined ? Number.parseInt(dec ?? '', 10) : Number.parseInt(hex, 16))
        : (NAMED[name] ?? ''),
  );
}

/** What character data means: line ends normalised (XML 1.0 section 2.11), references expanded. */
export function decodeText(raw: string): string {
  return expandReferences(normaliseLineEnds(raw));
}

/** What an attribute's text means: white space becomes spaces (section 3.3.3), references expanded. */
export function decodeAttribute(raw: string): string {
  return expandReferences(/[\t\n\r]/.test(raw) ? raw.replace(/\r\n|[\t\n\r]/g, ' ') : raw);
}

/** CR LF and lone CR become LF. */
export function normaliseLineEnds(raw: string): string {
  return raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
}

/**
 * Writes a value as character data.
 * @throws RangeError when the value has a character that no XML document can hold
 */
export function encodeText(value: string): string {
  assertRepresentable(value);
  return value.replace(/[&<>\r]/g, escapeCharacter);
}

/**
 * Writes a value for an attribute within the given quotes.
 * @throws RangeError when the value has a character that no XML document can hold
 */
export function encodeAttribute(value: string, quote: string): string {
  assertRepresentable(value);
  return value.replace(quote === '"' ? /[&<>"\t\n\r]/g : /[&<>'\t\n\r]/g, escapeCharacter);
}

function escapeCharacter(character: string): string {
  for (const [name, value] of Object.entries(NAMED)) if (value === character) return `&${name};`;
  return `&#${character.charCodeAt(0)};`;
}

function assertRepresentable(value: string): void {
  for (const character of value) {
    const code = character.codePointAt(0) ?? 0;
    if (!isLegalCodePoint(code)) {
      throw new RangeError(
        `U+${code.toString(16).toUpperCase().padStart(4, '0')} cannot stand in an XML document`,
      );
    }
  }
}
