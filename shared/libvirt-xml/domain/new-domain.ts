import { parseDocument } from '../xml/parse.ts';
import type { XmlDocument } from '../xml/document.ts';
import { type Domain, domain } from './domain.ts';

/** A domain document under construction, with the view that fills it. */
export interface NewDomain {
  readonly document: XmlDocument;
  readonly domain: Domain;
}

/**
 * Starts a domain document: the root with its type and name. The rest is assigned through the view; elements
 * land in libvirt's order, whatever order they are assigned in.
 */
export function newDomainDocument(values: { readonly type: string; readonly name: string }): NewDomain {
  const document = parseDocument('<domain/>\n');
  const view = domain.of(document.root);
  view.type = values.type;
  view.name = values.name;
  return { document, domain: view };
}
