import type { DocumentIssue } from '../../contract/documents.ts';
import type { SchemaIssue } from '../../libvirt-xml/grammar/validate.ts';
import { findProblems } from '../../libvirt-xml/read-document.ts';
import type { XmlDocument } from '../../libvirt-xml/xml/document.ts';
import type { XmlElement } from '../../libvirt-xml/xml/element.ts';
import { XmlError, type XmlProblem } from '../../libvirt-xml/xml/error.ts';
import type { XmlAttribute } from '../../libvirt-xml/xml/nodes.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import { findDoubles } from './doubles.ts';
import { changedIdentity, type Identity } from './identity.ts';

/**
 * Everything that can be said against a guest's document before libvirt reads it, from top to bottom.
 * @param bySchema what the schema has against it; undefined where there is no schema
 */
export function checkDomain(
  xml: string,
  guest: Identity,
  bySchema: ((root: XmlElement) => readonly SchemaIssue[]) | undefined,
): DocumentIssue[] {
  let document: XmlDocument;
  try {
    document = parseDocument(xml);
  } catch (error) {
    if (error instanceof XmlError) return [issueOf(error)];
    throw error;
  }
  const { root } = document;
  const found: DocumentIssue[] = [
    ...[...(bySchema?.(root) ?? []), ...changedIdentity(root, guest), ...findDoubles(root)].map(
      ({ at, message }): DocumentIssue => ({
        severity: 'error',
        ...document.position(at),
        length: lengthOf(at),
        message,
      }),
    ),
    ...commandLine(document),
  ];
  // The schema's word on a line is the more exact one.
  const told = new Set(found.map(({ line }) => line));
  const further = findProblems(document, 'domain')
    .filter(({ line }) => !told.has(line))
    .map(issueOf);
  return [...found, ...further].toSorted((a, b) => a.line - b.line || a.column - b.column);
}

/** QEMU's own arguments are in nobody's schema: libvirt hands them through and vouches for nothing. */
function commandLine(document: XmlDocument): DocumentIssue[] {
  const element = document.root.child('commandline', 'http://libvirt.org/schemas/domain/qemu/1.0');
  if (!element) return [];
  return [
    {
      severity: 'warning',
      ...document.position(element),
      length: lengthOf(element),
      message: 'Arguments for QEMU itself: libvirt does not check them and marks the guest as tainted.',
      remedy: 'Use them only for what libvirt’s own format cannot say.',
    },
  ];
}

function issueOf({ line, column, reason, remedy }: XmlProblem): DocumentIssue {
  const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  return { severity: 'error', line, column, length: 1, message: sentence(reason), remedy: sentence(remedy) };
}

function lengthOf(at: XmlElement | XmlAttribute): number {
  return 'attributes' in at ? at.name.length + 1 : at.toString().trim().length;
}
