import { DomainXMLFlags } from 'node-libvirt';
import type { Guest } from '#shared/contract/guests.ts';
import type { HardwareChange } from '#shared/contract/hardware.ts';
import { changesBetween } from '#shared/domain/hardware/plan-edits.ts';
import { withSecretsOf } from '#shared/domain/hardware/secrets.ts';
import { domain } from '#shared/libvirt-xml/domain/domain.ts';
import { XmlError } from '#shared/libvirt-xml/xml/error.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { fail } from '../failures/fail.ts';
import { defineDocument } from './define-document.ts';
import type { HardwareDeps } from './hardware-deps.ts';
import { absentDevices } from './host-devices-present.ts';
import { readDocument, readDocuments } from './read-documents.ts';

/**
 * Makes a whole document the guest's lasting one. `base` is the document that the person started from, as it was shown:
 * CONFLICT when it is another by now. Secrets that were not shown stay with their devices.
 */
export async function defineGuest(
  deps: HardwareDeps,
  guest: Guest,
  { base, xml }: { base: string; xml: string },
): Promise<{ changes: HardwareChange[] }> {
  if (!guest.persistent) {
    throw fail('UNSUPPORTED', { name: guest.name }, 'A transient guest has no document for a next start.');
  }
  const own = ownDocument(guest, xml);
  const link = deps.connections.require(guest.connection);
  const rpc = await link.work();
  const { live, next: shown = '' } = await readDocuments(rpc, guest);
  if (shown !== base) throw fail('CONFLICT', { name: guest.name });
  const read = () => readDocument(rpc, guest, DomainXMLFlags.INACTIVE | DomainXMLFlags.SECURE);
  const secure = await read();
  const [absent] = await absentDevices(deps.hosts, link, shown, own);
  if (absent) throw fail(absent.failure.code, absent.failure.params);
  const changes = changesBetween(shown, own, {
    driver: link.host.driver,
    saved: guest.state === 'saved',
    ...(live !== undefined && { live }),
  });
  const complete = withSecretsOf(secure, own);
  if ((await read()) !== secure) throw fail('CONFLICT', { name: guest.name });
  await defineDocument({ rpc, log: deps.log, local: link.host.local, name: guest.name }, complete);
  await deps.guests.refresh(guest);
  return { changes };
}

/** The document, with the guest's UUID where it has none: libvirt would make another guest of it. */
function ownDocument(guest: Guest, xml: string): string {
  try {
    const document = parseDocument(xml);
    const view = domain.of(document.root);
    const refuse = (field: string, reason: string) => fail('INPUT_INVALID', { field, reason });
    if (document.root.name !== 'domain') throw refuse('xml', 'It is no document of a guest.');
    if (view.uuid !== undefined && view.uuid !== guest.uuid) {
      throw refuse('uuid', 'The UUID says which guest it is, and cannot be changed.');
    }
    if (view.name !== guest.name) throw refuse('name', 'A guest gets another name by renaming it.');
    view.uuid = guest.uuid;
    return document.toString();
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    const { line, column, reason, remedy } = error;
    const params = { field: 'xml', line: String(line), column: String(column), reason, remedy };
    throw fail('INPUT_INVALID', params, error.message);
  }
}
