import { type Connection, LibvirtError } from 'node-libvirt';
import type { FailureCode } from '#shared/contract/failure.ts';
import { fail } from '../failures/fail.ts';
import { defineFlags } from '../documents/define-flags.ts';
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
  const flags = await defineFlags(log, { local }, xml);
  try {
    await rpc.call('domainDefineXmlFlags', { xml, flags });
  } catch (error) {
    if (!(error instanceof LibvirtError)) throw error;
    const { code, detail } = toFailure(error);
    throw ABOUT_THE_DOCUMENT.has(code) ? fail('DOCUMENT_REJECTED', { name }, detail) : error;
  }
}
