import { type Connection, DomainXMLFlags } from 'node-libvirt';
import type { Guest } from '#shared/contract/guests.ts';
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
  // Both are always asked for: an event that tells of a start may still be on its way.
  const [live, next] = await Promise.all([
    readDocument(rpc, guest, secrets),
    guest.persistent ? readDocument(rpc, guest, secrets | DomainXMLFlags.INACTIVE) : undefined,
  ]);
  // Asked of a guest that is off, libvirt answers with the lasting document: its number tells.
  const running = /^<domain\b[^>]*\sid=/.test(live);
  return { ...(running && { live }), ...(next !== undefined && { next }) };
}

export async function readDocument(rpc: Connection, guest: Guest, flags: number): Promise<string> {
  return (await rpc.call('domainGetXmlDesc', { dom: domainRef(guest), flags })).xml;
}
