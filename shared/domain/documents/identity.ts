import type { SchemaIssue } from '../../libvirt-xml/grammar/validate.ts';
import type { XmlElement } from '../../libvirt-xml/xml/element.ts';

/** What tells one guest from another: libvirt defines a second guest for a document with another. */
export interface Identity {
  readonly name: string;
  readonly uuid: string;
}

/** Another name or UUID than the guest's: the document would be one of another guest. */
export function changedIdentity(root: XmlElement, { name, uuid }: Identity): SchemaIssue[] {
  const found: SchemaIssue[] = [];
  const nameElement = root.child('name');
  if (nameElement && nameElement.text.trim() !== name) {
    found.push({ at: nameElement, message: `The name is “${name}”: use “Rename” to change it.` });
  }
  const uuidElement = root.child('uuid');
  if (uuidElement && bare(uuidElement.text) !== bare(uuid)) {
    found.push({
      at: uuidElement,
      message: `The UUID is ${uuid}, and stays so for as long as the guest is.`,
    });
  }
  return found;
}

const bare = (uuid: string) => uuid.replace(/[\s-]/g, '').toLowerCase();
