import { type Connection, DomainXMLFlags, LibvirtError } from 'node-libvirt';
import type { Guest } from '#shared/contract/guests.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import { domainRef } from '../guests/guest-key.ts';

/** What a guest runs by, and what it is going to start by. One of the two is there. */
export interface GuestDocuments {
  readonly live?: string;
  readonly next?: string;
}

/**
 * Both documents at once, as libvirt has them now. `secure`: with display passwords, which a document defined without
 * would lose; never to be shown or logged.
 */
export async function readDocuments(
  rpc: Connection,
  guest: Guest,
  { secure = false }: { secure?: boolean } = {},
): Promise<GuestDocuments> {
  const secrets = secure ? DomainXMLFlags.SECURE : 0;
  const [live, next] = await Promise.all([
    isActive(guest.state) ? readDocument(rpc, guest, secrets) : undefined,
    guest.persistent || !isActive(guest.state)
      ? readDocument(rpc, guest, secrets | DomainXMLFlags.INACTIVE)
      : undefined,
  ]);
  // Asked of a guest that is off, libvirt answers with the lasting document: its number tells.
  const running = live !== undefined && /^<domain\b[^>]*\sid=/.test(live);
  return { ...(running && { live }), ...(next !== undefined && { next }) };
}

export async function readDocument(rpc: Connection, guest: Guest, flags: number): Promise<string> {
  return (await rpc.call('domainGetXmlDesc', { dom: domainRef(guest), flags })).xml;
}

/** With secrets where this connection may read them; one for looking only may not. */
export async function readWithSecrets(rpc: Connection, guest: Guest) {
  try {
    return { ...(await readDocuments(rpc, guest, { secure: true })), secrets: true };
  } catch (error) {
    if (!(error instanceof LibvirtError) || error.codeName !== 'OPERATION_DENIED') throw error;
    return { ...(await readDocuments(rpc, guest)), secrets: false };
  }
}
