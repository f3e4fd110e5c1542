import { type Connection, DomainDefineFlags, LibvirtError } from 'node-libvirt';
import type { FailureCode } from '#shared/contract/failure.ts';
import { fail } from '../failures/fail.ts';
import { toFailure } from '../failures/to-failure.ts';

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

/**
 * Makes a document the guest's lasting one; it is held against libvirt's schema first. Throws DOCUMENT_REJECTED with
 * libvirt's own words in `detail`.
 */
export async function defineDocument(rpc: Connection, xml: string, name: string): Promise<void> {
  try {
    await rpc.call('domainDefineXmlFlags', { xml, flags: DomainDefineFlags.VALIDATE });
  } catch (error) {
    if (!(error instanceof LibvirtError)) throw error;
    const { code, detail } = toFailure(error);
    throw ABOUT_THE_DOCUMENT.has(code) ? fail('DOCUMENT_REJECTED', { name }, detail) : error;
  }
}
