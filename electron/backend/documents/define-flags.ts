import { DomainDefineFlags } from 'node-libvirt';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import type { Logger } from '../ports.ts';
import { domainSchema } from './schema.ts';

/**
 * The flags to define a document with, so that it is held against libvirt's schema. libxml2, by which libvirt does that,
 * takes minutes for a disk with many attributes on its driver; what our own reading of the same schema finds nothing
 * against needs no second. What it does find fault with is libvirt's to judge, and so is everything on another
 * computer, whose schema may be another.
 */
export async function defineFlags(
  log: Logger,
  host: { readonly local: boolean },
  xml: string,
): Promise<number> {
  const schema = host.local ? await domainSchema(log) : undefined;
  const valid = schema !== undefined && schema.validator.issues(parseDocument(xml).root).length === 0;
  return valid ? 0 : DomainDefineFlags.VALIDATE;
}
