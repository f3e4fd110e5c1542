import { type DocumentKind, kindOf, KINDS, type ViewOfKind } from './documents/kinds.ts';
import { REQUIREMENTS } from './documents/required.ts';
import { devices } from './devices/devices.ts';
import { malformedValues } from './view/malformed.ts';
import type { Schema } from './view/schema.ts';
import type { XmlDocument } from './xml/document.ts';
import { DocumentError, type XmlProblem } from './xml/error.ts';
import { parseDocument } from './xml/parse.ts';

/** A document whose kind is known, with the view for that kind. */
export type ReadDocument<K extends DocumentKind = DocumentKind> = {
  [Kind in K]: { readonly kind: Kind; readonly document: XmlDocument; readonly view: ViewOfKind<Kind> };
}[K];

/**
 * Reads a libvirt document that somebody wrote, saying what is wrong with it before libvirt would. What
 * libvirt itself sent needs no such check: parse it and bind the view.
 * @param kind when given, another kind is refused
 * @throws XmlSyntaxError for text that is not XML we read
 * @throws DocumentError for XML that libvirt would refuse
 */
export function readDocument(text: string): ReadDocument;
export function readDocument<K extends DocumentKind>(text: string, kind: K): ReadDocument<K>;
export function readDocument(text: string, expected?: DocumentKind): unknown {
  const document = parseDocument(text);
  const kind = kindOf(document.root);
  const at = document.position(document.root);
  if (kind === undefined) {
    const reason = `<${document.root.name}> is not the root of any libvirt document`;
    const remedy = 'give a domain, network, pool, volume, device, snapshot or another document of libvirt';
    throw new DocumentError({ code: 'unknown-kind', reason, remedy, ...at });
  }
  if (expected !== undefined && kind !== expected) {
    const root = KINDS[expected].root || expected;
    const reason = `the document is a <${document.root.name}>, not a <${root}>`;
    throw new DocumentError({ code: 'unknown-kind', reason, remedy: `give a <${root}> document`, ...at });
  }
  const [first] = findProblems(document, kind);
  if (first) throw new DocumentError(first);
  return { kind, document, view: KINDS[kind].view.of(document.root) };
}

/** Everything that libvirt would refuse and that can be told from the document alone, from top to bottom. */
export function findProblems(document: XmlDocument, kind: DocumentKind): XmlProblem[] {
  const { root } = document;
  const problems: XmlProblem[] = [];
  for (const rule of REQUIREMENTS[kind] ?? []) {
    const broken = rule(root);
    if (broken) {
      const { code, reason, remedy, at } = broken;
      problems.push({ code, reason, remedy, ...document.position(at) });
    }
  }
  for (const { at, reason, remedy } of malformedValues(schemaFor(kind, root.name), root)) {
    problems.push({ code: 'invalid-value', reason, remedy, ...document.position(at) });
  }
  return problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
}

function schemaFor(kind: DocumentKind, root: string): Schema {
  if (kind !== 'domainDevice') return KINDS[kind].view.schema;
  for (const property of Object.values<Schema[string]>(devices.schema)) {
    if ((property.kind === 'list' || property.kind === 'view') && property.view.name === root)
      return property.view.schema;
  }
  return {};
}
