import { endOfName, firstIllegalCharacter, isQualifiedName, isSpace } from './characters.ts';
import { XmlDocument } from './document.ts';
import { XmlElement, type XmlNode } from './element.ts';
import { positionAt, XmlSyntaxError, type XmlProblemCode } from './error.ts';
import { firstBadReference } from './escape.ts';
import { checkNamespaces } from './namespace-rules.ts';
import { XmlAttribute, XmlText, XmlVerbatim } from './nodes.ts';

/** What a document may grow to. Lengths are UTF-16 units, depth is open elements. */
export interface XmlLimits {
  readonly length: number;
  readonly depth: number;
}

/** libvirt's RPC carries strings up to 4 MiB; libxml2, which libvirt reads with, stops at depth 256. */
export const DEFAULT_LIMITS: XmlLimits = { length: 16 * 1024 * 1024, depth: 256 };

/**
 * Reads an XML 1.0 document with namespaces, keeping every character of it. Strict: whatever is not
 * well-formed is refused, and so is a DOCTYPE with everything it could declare.
 * @throws XmlSyntaxError with line, column, reason and remedy
 */
export function parseDocument(source: string, limits: XmlLimits = DEFAULT_LIMITS): XmlDocument {
  return new Parser(source, limits).document();
}

const DECLARATION =
  /^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(["'])1\.[0-9]+\1(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(["'])[A-Za-z][-A-Za-z0-9._]*\2)?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(["'])(?:yes|no)\3)?[ \t\r\n]*\?>/;

class Parser {
  readonly #source: string;
  readonly #limits: XmlLimits;
  readonly #top: XmlNode[] = [];
  #at = 0;
  #root: XmlElement | undefined;
  #open: XmlElement | null = null;
  #depth = 0;

  constructor(source: string, limits: XmlLimits) {
    this.#source = source;
    this.#limits = limits;
  }

  document(): XmlDocument {
    const source = this.#source;
    if (source.length > this.#limits.length) {
      const size = `${source.length} characters; at most ${this.#limits.length} are read`;
      this.#fail(0, `the document has ${size}`, 'check that this is a libvirt document', 'limit');
    }
    const illegal = firstIllegalCharacter(source);
    if (illegal >= 0) {
      const code = (source.codePointAt(illegal) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      this.#fail(illegal, `the character U+${code} is not allowed in XML`, 'remove it');
    }
    this.#byteOrderMarkAndDeclaration();
    while (this.#at < source.length) this.#next();
    if (this.#open) {
      const { line } = positionAt(source, this.#open.offset);
      const name = this.#open.name;
      this.#fail(
        source.length,
        `<${name}> from line ${line} is not closed`,
        `add </${name}> or restore what is cut off`,
      );
    }
    if (!this.#root)
      this.#fail(source.length, 'the document has no element', 'check that the file is not empty');
    return new XmlDocument(this.#root, this.#top, source);
  }

  #byteOrderMarkAndDeclaration(): void {
    const source = this.#source;
    if (source.startsWith('\uFEFF')) {
      this.#top.push(new XmlText('\uFEFF', 0));
      this.#at = 1;
    }
    if (!source.startsWith('<?xml', this.#at) || !isSpace(source.charCodeAt(this.#at + 5))) return;
    const end = source.indexOf('?>', this.#at) + 2;
    const raw = end < 2 ? '' : source.slice(this.#at, end);
    if (!DECLARATION.test(raw)) {
      this.#fail(
        this.#at,
        'the XML declaration is malformed',
        'write <?xml version="1.0" encoding="UTF-8"?>',
      );
    }
    this.#top.push(new XmlVerbatim('declaration', raw, this.#at));
    this.#at = end;
  }

  #next(): void {
    const source = this.#source;
    const less = source.indexOf('<', this.#at);
    const end = less < 0 ? source.length : less;
    if (end > this.#at) this.#text(end);
    if (less < 0) return;
    switch (source.charCodeAt(less + 1)) {
      case 0x2f: // '/'
        return this.#endTag();
      case 0x21: // '!'
        return this.#declarationLike();
      case 0x3f: // '?'
        return this.#instruction();
      default:
        return this.#startTag();
    }
  }

  #text(end: number): void {
    const start = this.#at;
    const raw = this.#source.slice(start, end);
    const text = new XmlText(raw, start);
    if (!this.#open) {
      if (!text.blank) {
        const stray = start + raw.search(/[^ \t\r\n]/);
        this.#fail(
          stray,
          'text outside the root element',
          'a document is one element: remove what stands around it',
        );
      }
    } else if (raw.includes('&')) {
      this.#references(raw, start);
    }
    const close = raw.includes(']]>') ? raw.indexOf(']]>') : -1;
    if (close >= 0) this.#fail(start + close, "']]>' outside a CDATA section", "write ']]&gt;'");
    this.#add(text);
    this.#at = end;
  }

  #references(raw: string, start: number): void {
    const bad = firstBadReference(raw);
    if (!bad) return;
    if (bad.entity !== undefined) {
      const reason = `the entity &${bad.entity}; is not one of XML's own five`;
      this.#fail(
        start + bad.at,
        reason,
        'write the character itself; entities are never expanded',
        'doctype',
      );
    }
    this.#fail(
      start + bad.at,
      "'&' does not start a valid reference",
      "write '&amp;' for the character itself",
    );
  }

  #declarationLike(): void {
    const source = this.#source;
    if (source.startsWith('<!--', this.#at)) return this.#comment();
    if (source.startsWith('<![CDATA[', this.#at) && this.#open) {
      return this.#verbatim('cdata', '<![CDATA['.length, ']]>', 'the CDATA section');
    }
    if (/^<!DOCTYPE/i.test(source.slice(this.#at, this.#at + 9))) {
      const remedy = 'remove it: libvirt documents need none, and it could pull in other files';
      this.#fail(this.#at, 'a DOCTYPE is not accepted', remedy, 'doctype');
    }
    return this.#fail(
      this.#at,
      "'<!' starts neither a comment nor a CDATA section",
      "write '&lt;' for the character '<'",
    );
  }

  #comment(): void {
    const start = this.#at;
    const dashes = this.#source.indexOf('--', start + 4);
    if (dashes >= 0 && this.#source[dashes + 2] !== '>') {
      this.#fail(dashes, "'--' inside a comment", "a comment ends with '-->' and has no other '--'");
    }
    this.#verbatim('comment', 4, '-->', 'the comment');
  }

  #instruction(): void {
    const start = this.#at;
    const end = endOfName(this.#source, start + 2);
    const target = this.#source.slice(start + 2, end);
    if (target === '' || target.includes(':'))
      this.#fail(start, "'<?' without a valid name behind it", "write '&lt;?'");
    if (target.toLowerCase() === 'xml') {
      this.#fail(
        start,
        'an XML declaration that is not at the very start',
        'move it to the first character of the file',
      );
    }
    const behind = this.#source.charCodeAt(end);
    if (!isSpace(behind) && !this.#source.startsWith('?>', end)) {
      this.#fail(end, `a space or '?>' is missing after <?${target}`, 'add it');
    }
    this.#verbatim('instruction', end - start, '?>', 'the processing instruction');
  }

  #verbatim(kind: XmlVerbatim['kind'], skip: number, close: string, what: string): void {
    const start = this.#at;
    const end = this.#source.indexOf(close, start + skip);
    if (end < 0) this.#fail(start, `${what} is not closed`, `add '${close}'`);
    this.#at = end + close.length;
    this.#add(new XmlVerbatim(kind, this.#source.slice(start, this.#at), start));
  }

  #endTag(): void {
    const source = this.#source;
    const start = this.#at;
    const end = endOfName(source, start + 2);
    const name = source.slice(start + 2, end);
    const open = this.#open;
    if (!open) this.#fail(start, `</${name}> closes nothing`, 'remove it');
    if (name !== open.name) {
      const { line } = positionAt(source, open.offset);
      this.#fail(
        start,
        `</${name}> does not close <${open.name}> from line ${line}`,
        `write </${open.name}> here`,
      );
    }
    const close = this.#skipSpace(end);
    if (source.charCodeAt(close) !== 0x3e) this.#fail(close, `'>' is missing in </${name}>`, 'add it');
    open.endTail = close === end ? '' : source.slice(end, close);
    this.#at = close + 1;
    this.#open = open.parent;
    this.#depth--;
  }

  #startTag(): void {
    const source = this.#source;
    const start = this.#at;
    let at = endOfName(source, start + 1);
    const name = source.slice(start + 1, at);
    if (name === '') this.#fail(start, "'<' does not start a tag", "write '&lt;' for the character itself");
    if (this.#root && !this.#open) {
      this.#fail(
        start,
        `a second root element, <${name}>`,
        'a document is one element: put each in a file of its own',
      );
    }
    const element = new XmlElement(name, start);
    let qualified = name.includes(':');
    for (;;) {
      const next = this.#skipSpace(at);
      const code = source.charCodeAt(next);
      if (code === 0x3e || (code === 0x2f && source.charCodeAt(next + 1) === 0x3e)) {
        if (next > at) element.startTail = source.slice(at, next);
        element.selfClosing = code === 0x2f;
        this.#at = next + (code === 0x2f ? 2 : 1);
        break;
      }
      const attribute = this.#attribute(element, at, next);
      at = this.#at;
      qualified ||= attribute.name.includes(':') || attribute.name === 'xmlns';
    }
    this.#add(element);
    this.#root ??= element;
    if (qualified) this.#namespaces(element);
    if (element.selfClosing) return;
    this.#open = element;
    if (++this.#depth > this.#limits.depth) {
      this.#fail(
        start,
        `more than ${this.#limits.depth} elements inside each other`,
        'libvirt reads no deeper',
        'limit',
      );
    }
  }

  #attribute(element: XmlElement, from: number, start: number): XmlAttribute {
    const source = this.#source;
    if (start >= source.length)
      this.#fail(element.offset, `the tag <${element.name} is not closed`, "add '>'");
    const end = endOfName(source, start);
    const name = source.slice(start, end);
    if (name === '' || start === from) {
      const reason =
        name === ''
          ? `<${element.name}> has something in its tag that is no attribute`
          : `a space is missing before ${name}`;
      this.#fail(start, reason, `attributes are written name='value', with a space before each`);
    }
    const equals = this.#skipSpace(end);
    const open = source.charCodeAt(equals) === 0x3d ? this.#skipSpace(equals + 1) : -1;
    const quote = open < 0 ? '' : (source[open] ?? '');
    if (quote !== '"' && quote !== "'") {
      this.#fail(start, `the attribute ${name} has no quoted value`, `write ${name}='…'`);
    }
    const close = source.indexOf(quote, open + 1);
    if (close < 0) this.#fail(start, `the value of ${name} has no closing quote`, `add ${quote}`);
    const raw = source.slice(open + 1, close);
    const less = raw.indexOf('<');
    if (less >= 0) {
      this.#fail(
        open + 1 + less,
        `'<' in the value of ${name}, or its closing quote is missing`,
        "write '&lt;'",
      );
    }
    if (raw.includes('&')) this.#references(raw, open + 1);
    const attribute = new XmlAttribute(
      name,
      raw,
      quote,
      source.slice(from, start),
      source.slice(end, open),
      start,
    );
    this.#unique(element, attribute);
    this.#at = close + 1;
    return attribute;
  }

  #unique(element: XmlElement, attribute: XmlAttribute): void {
    for (const other of element.attributes) {
      if (other.name === attribute.name) {
        this.#fail(
          attribute.offset,
          `the attribute ${attribute.name} stands twice in <${element.name}>`,
          'remove one',
        );
      }
    }
    element.attributes.push(attribute);
    if (element.attributes.length > MAX_ATTRIBUTES) {
      this.#fail(
        attribute.offset,
        `more than ${MAX_ATTRIBUTES} attributes in <${element.name}>`,
        'remove some',
        'limit',
      );
    }
  }

  #namespaces(element: XmlElement): void {
    if (!isQualifiedName(element.name)) {
      this.#fail(element.offset, `<${element.name}> has a misplaced colon in its name`, 'write prefix:name');
    }
    const problem = checkNamespaces(element);
    if (problem) this.#fail(problem.offset, problem.reason, problem.remedy);
  }

  #add(node: XmlNode): void {
    if (!this.#open) {
      this.#top.push(node);
      return;
    }
    if (node instanceof XmlElement) node.parent = this.#open;
    this.#open.children.push(node);
  }

  #skipSpace(from: number): number {
    let at = from;
    while (isSpace(this.#source.charCodeAt(at))) at++;
    return at;
  }

  #fail(offset: number, reason: string, remedy: string, code: XmlProblemCode = 'malformed'): never {
    throw new XmlSyntaxError({ code, reason, remedy, ...positionAt(this.#source, offset) });
  }
}

/** Far above any document, and low enough that looking for duplicates stays cheap. */
const MAX_ATTRIBUTES = 1024;
