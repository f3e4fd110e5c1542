import { DomainXMLFlags } from 'node-libvirt';
import type { Guest, GuestRef } from '#shared/contract/guests.ts';
import type { HardwareEdit } from '#shared/contract/hardware.ts';
import { addressesIn } from '#shared/domain/passthrough/check.ts';
import { takeBack, type TakenBack } from '#shared/domain/passthrough/take-back.ts';
import { toFailure } from '../failures/to-failure.ts';
import { domainRef } from '../guests/guest-key.ts';
import { applyHardware } from '../hardware/apply.ts';
import { defineGuest } from '../hardware/define.ts';
import { readDocuments } from '../hardware/read-documents.ts';
import type { PassthroughDeps } from './passthrough-deps.ts';
import type { SetupRecord } from './setup.ts';

export const guestRefOf = ({ connection, guest: { uuid } }: SetupRecord): GuestRef => ({ connection, uuid });

/** Its lasting document, asked of libvirt itself; undefined when it is gone, or has become one without. */
export async function documentOf(
  deps: PassthroughDeps,
  { connection, guest }: SetupRecord,
): Promise<string | undefined> {
  const { rpc } = deps.connections.require(connection);
  try {
    const flags = DomainXMLFlags.INACTIVE;
    return (await rpc.call('domainGetXmlDesc', { dom: domainRef(guest), flags })).xml;
  } catch (error) {
    if (toFailure(error).code === 'NOT_FOUND') return undefined;
    throw error;
  }
}

/** Whether a document has any function of the set-up that it did not have before it. */
export function isIn(record: SetupRecord, document: string | undefined): boolean {
  if (document === undefined) return false;
  const had = addressesIn(record.before);
  const has = addressesIn(document);
  const ours = record.devices.filter(({ address }) => !had.has(address));
  if (ours.length === 0) return document === record.after;
  return ours.some(({ address }) => has.has(address));
}

/** Makes the edits for the next start, and answers with the document as libvirt then has it. */
export async function changeGuest(
  deps: PassthroughDeps,
  guest: Guest,
  edits: readonly HardwareEdit[],
): Promise<string> {
  if (edits.length > 0) await applyHardware(deps, guest, edits, true);
  const { rpc } = deps.connections.require(guest.connection);
  return (await readDocuments(rpc, guest)).next ?? '';
}

/** How our changes go out of the guest's document as it is now. */
export function takenBack(record: SetupRecord, now: string): TakenBack {
  const { before } = record;
  // Cut short between the change and the note of it: what is there is what we made.
  const after = record.after ?? (isIn(record, now) ? now : before);
  return takeBack({ before, after, now });
}

/** Takes our changes out of the guest's document: all of it where nobody edited it since, else what is still ours. */
export async function restoreGuest(deps: PassthroughDeps, record: SetupRecord): Promise<void> {
  const now = await documentOf(deps, record);
  if (now === undefined) return;
  const { how, edits } = takenBack(record, now);
  if (how === 'nothing') return;
  const guest = deps.guests.require(guestRefOf(record));
  if (how === 'whole') await defineGuest(deps, guest, { base: now, xml: record.before });
  else await applyHardware(deps, guest, edits, true);
}
