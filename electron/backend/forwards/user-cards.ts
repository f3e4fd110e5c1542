import type { Guest } from '#shared/contract/guests.ts';
import type { ForwardGuest } from '#shared/domain/forwards/facts.ts';
import { joinCardForwards, readCardForwards, readUsernet } from '#shared/domain/forwards/user-forwards.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { unlessRefused } from '../create/unless-refused.ts';
import { readDocuments } from '../hardware/read-documents.ts';
import type { LiveConnection } from '../ports.ts';
import type { ForwardsDeps } from './forwards-deps.ts';
import { monitorLine, sectionOf, slirpNetdevs } from './monitor.ts';

/** The ports of a guest's cards on user networks; undefined for one that is just gone. */
export async function readUserCards(
  { monitored }: ForwardsDeps,
  live: LiveConnection,
  guest: Guest,
): Promise<Pick<ForwardGuest, 'forwards' | 'passt'> | undefined> {
  const documents = await unlessRefused(readDocuments(live.rpc, guest));
  if (!documents) return undefined;
  const told = (xml: string | undefined) =>
    xml === undefined ? { passt: [], forwards: [] } : readCardForwards(parseDocument(xml).root);
  const now = told(documents.live);
  const next = told(documents.next);
  const hot =
    documents.live !== undefined && monitored.has(guest.uuid)
      ? await askQemu(live, guest, documents.live)
      : [];
  return {
    passt: { live: now.passt, next: next.passt },
    forwards: joinCardForwards([...now.forwards, ...hot], next.forwards),
  };
}

async function askQemu({ rpc }: LiveConnection, guest: Guest, liveXml: string) {
  const netdevs = slirpNetdevs(liveXml);
  const text = netdevs.size === 0 ? undefined : await unlessRefused(monitorLine(rpc, guest, 'info usernet'));
  return [...netdevs].flatMap(([mac, netdev]) => readUsernet(sectionOf(text ?? '', netdev), mac));
}
