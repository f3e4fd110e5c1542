import { type Connection, DomainDefineFlags, LibvirtError } from 'node-libvirt';
import type { FailureCode } from '#shared/contract/failure.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { fail } from '../failures/fail.ts';
import { domainSchema } from '../documents/schema.ts';
import { toFailure } from '../failures/to-failure.ts';
import type { Logger } from '../ports.ts';

/** What libvirt says about the document, and not about the connection, the account or the guest's state. */
const ABOUT_THE_DOCUMENT = new Set<FailureCode>([
  'INPUT_INVALID',
  'UNSUPPORTED',
  'HYPERVISOR_FAILED',
  'NOT_FOUND',
  'NETWORK_ABSENT',
  'POOL_ABSENT',
  'INTERNAL',
]);

interface Defining {
  readonly rpc: Connection;
  readonly log: Logger;
  /** libvirt's schema on this computer is the one that the host has. */
  readonly local: boolean;
  /** The guest's. */
  readonly name: string;
}

/**
 * Makes a document the guest's lasting one; it is held against libvirt's schema first. Throws DOCUMENT_REJECTED with
 * libvirt's own words in `detail`.
 */
export async function defineDocument({ rpc, log, local, name }: Defining, xml: string): Promise<void> {
  const flags = local && (await isValid(log, xml)) ? 0 : DomainDefineFlags.VALIDATE;
  try {
    await rpc.call('domainDefineXmlFlags', { xml, flags });
  } catch (error) {
    if (!(error instanceof LibvirtError)) throw error;
    const { code, detail } = toFailure(error);
    throw ABOUT_THE_DOCUMENT.has(code) ? fail('DOCUMENT_REJECTED', { name }, detail) : error;
  }
}

/**
 * Whether the schema has nothing against it, told by us: libxml2, by which libvirt tells it, takes minutes for a disk
 * with many attributes on its driver. What we find fault with is libvirt's to judge.
 */
async function isValid(log: Logger, xml: string): Promise<boolean> {
  const schema = await domainSchema(log);
  return schema !== undefined && schema.validator.issues(parseDocument(xml).root).length === 0;
}
