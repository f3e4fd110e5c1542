/** Why a document was refused. The set is closed; interfaces decide by it, never by the text. */
export type XmlProblemCode =
  /** Not well-formed XML 1.0, or not namespace-well-formed. */
  | 'malformed'
  /** A DOCTYPE, or an entity other than XML's own five. */
  | 'doctype'
  /** Larger or deeper than the limits allow. */
  | 'limit'
  /** Bytes that are not text in the encoding the document says it has. */
  | 'encoding'
  /** Well-formed, but its root element is none that libvirt reads. */
  | 'unknown-kind'
  /** An element or attribute without which libvirt refuses the document is missing. */
  | 'missing'
  /** A value that libvirt cannot read where it stands. */
  | 'invalid-value';

/** Where in a text something stands. Both count from 1; columns count characters, not UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface XmlProblem extends Position {
  readonly code: XmlProblemCode;
  /** What is wrong, without the position: one clause, no full stop. */
  readonly reason: string;
  /** What to do about it: one sentence without the full stop. */
  readonly remedy: string;
}

/** A document that cannot be read, with where, why and what to do. */
export class XmlError extends Error implements XmlProblem {
  readonly code: XmlProblemCode;
  readonly line: number;
  readonly column: number;
  readonly reason: string;
  readonly remedy: string;

  constructor(problem: XmlProblem) {
    super(`${problem.line}:${problem.column}: ${problem.reason}`);
    this.name = new.target.name;
    this.code = problem.code;
    this.line = problem.line;
    this.column = problem.column;
    this.reason = problem.reason;
    this.remedy = problem.remedy;
  }
}

/** The text is not XML that Innkeeper reads: malformed, with a DOCTYPE, or over a limit. */
export class XmlSyntaxError extends XmlError {}

/** Well-formed XML that is not a document libvirt could accept. */
export class DocumentError extends XmlError {}

/** The position of a UTF-16 offset. A line ends with LF, CR LF or CR, as in XML 1.0 section 2.11. */
export function positionAt(source: string, offset: number): Position {
  const before = source.slice(0, offset);
  const lines = before.split(/\r\n|\n|\r/u);
  const last = lines.at(-1) ?? '';
  return { line: lines.length, column: Array.from(last.replace(/^\uFEFF/u, '')).length + 1 };
}
