import { DomainXMLFlags } from 'node-libvirt';
import type { Guest } from '#shared/contract/guests.ts';
import { defineFlags } from '../documents/define-flags.ts';
import { fail } from '../failures/fail.ts';
import type { AreaDeps } from '../ports.ts';
import { domainRef } from './guest-key.ts';

/**
 * Changes a guest's lasting document. It is read with its secrets, which a document defined without would
 * lose, and read again right before it is written: CONFLICT when someone else changed it in between.
 */
export async function redefine(deps: AreaDeps, guest: Guest, edit: (xml: string) => string): Promise<void> {
  const live = deps.connections.require(guest.connection);
  const rpc = await live.work();
  const flags = DomainXMLFlags.INACTIVE | DomainXMLFlags.SECURE;
  const read = async () => (await rpc.call('domainGetXmlDesc', { dom: domainRef(guest), flags })).xml;
  const before = await read();
  const after = edit(before);
  if (after === before) return;
  if ((await read()) !== before) throw fail('CONFLICT', { name: guest.name });
  const how = await defineFlags(deps.log, live.host, after);
  await rpc.call('domainDefineXmlFlags', { xml: after, flags: how });
  await deps.guests.refresh(guest);
}
