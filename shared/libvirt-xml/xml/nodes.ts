import { decodeAttribute, decodeText, encodeAttribute, normaliseLineEnds } from './escape.ts';

/** Offset of a node that was not read from a text but made by an edit. */
export const NOT_IN_SOURCE = -1;

/** Character data, as spelled in the document. */
export class XmlText {
  readonly kind = 'text';
  raw: string;
  readonly offset: number;

  constructor(raw: string, offset = NOT_IN_SOURCE) {
    this.raw = raw;
    this.offset = offset;
  }

  get value(): string {
    return decodeText(this.raw);
  }

  /** Whether it is nothing but white space: layout, not data. */
  get blank(): boolean {
    return !/[^ \t\r\n]/.test(this.raw);
  }

  toString(): string {
    return this.raw;
  }
}

const CDATA_OPEN = '<![CDATA['.length;
const CDATA_CLOSE = ']]>'.length;

/** A comment, a processing instruction, a CDATA section or the XML declaration, delimiters included. */
export class XmlVerbatim {
  readonly kind: 'comment' | 'instruction' | 'cdata' | 'declaration';
  readonly raw: string;
  readonly offset: number;

  constructor(kind: XmlVerbatim['kind'], raw: string, offset = NOT_IN_SOURCE) {
    this.kind = kind;
    this.raw = raw;
    this.offset = offset;
  }

  /** The characters a CDATA section stands for; nothing for the other kinds. */
  get value(): string {
    return this.kind === 'cdata' ? normaliseLineEnds(this.raw.slice(CDATA_OPEN, -CDATA_CLOSE)) : '';
  }

  toString(): string {
    return this.raw;
  }
}

/** An attribute with everything around its value: the space before it, its equals sign, its quotes. */
export class XmlAttribute {
  readonly name: string;
  readonly before: string;
  readonly equals: string;
  readonly quote: string;
  readonly offset: number;
  raw: string;

  constructor(name: string, raw: string, quote = "'", before = ' ', equals = '=', offset = NOT_IN_SOURCE) {
    this.name = name;
    this.raw = raw;
    this.quote = quote;
    this.before = before;
    this.equals = equals;
    this.offset = offset;
  }

  get value(): string {
    return decodeAttribute(this.raw);
  }

  /** Rewrites the value inside the quotes it already has; the same value keeps its own spelling. */
  set value(value: string) {
    if (value !== this.value) this.raw = encodeAttribute(value, this.quote);
  }

  toString(): string {
    return this.before + this.name + this.equals + this.quote + this.raw + this.quote;
  }
}
