import { DomainXMLFlags } from 'node-libvirt';
import type { Guest } from '#shared/contract/guests.ts';
import { type Domain, domain } from '#shared/libvirt-xml/domain/domain.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { domainRef } from '../../guests/guest-key.ts';
import type { LiveConnection } from '../../ports.ts';

/** A guest's documents, without secrets. */
export interface GuestDocuments {
  /** What it runs by; missing while it is off. */
  readonly now?: Domain;
  /** What it starts from; of a guest without a lasting document, what it runs by. */
  readonly next: Domain;
  readonly nextXml: string;
}

export async function readDocuments(live: LiveConnection, guest: Guest): Promise<GuestDocuments> {
  const { rpc } = live;
  const dom = domainRef(guest);
  const read = async (flags: number) => (await rpc.call('domainGetXmlDesc', { dom, flags })).xml;
  const viewOf = (xml: string) => domain.of(parseDocument(xml).root);
  const { active } = await rpc.call('domainIsActive', { dom });
  const now = active === 0 ? undefined : await read(0);
  const nextXml = guest.persistent || now === undefined ? await read(DomainXMLFlags.INACTIVE) : now;
  return { next: viewOf(nextXml), nextXml, ...(now !== undefined && { now: viewOf(now) }) };
}
