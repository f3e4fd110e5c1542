import type { Guest } from '#shared/contract/guests.ts';
import type { Overview } from '#shared/contract/overview.ts';
import { attentionOf } from '#shared/domain/attention/attention.ts';
import type { AttentionFacts } from '#shared/domain/attention/facts.ts';
import { waitingChanges } from '#shared/domain/hardware/waiting.ts';
import { layersOf } from '#shared/domain/layers/layers.ts';
import { domain } from '#shared/libvirt-xml/domain/domain.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import type { AgentCache } from '../agent/agent-cache.ts';
import type { HostCache } from '../create/host-cache.ts';
import { fail } from '../failures/fail.ts';
import { readDocuments } from '../hardware/read-documents.ts';
import type { AreaDeps } from '../ports.ts';
import type { AccessCache } from '../readability/access-cache.ts';
import { guestAddresses } from './addresses.ts';
import { diskFacts } from './disks.ts';
import { hostView } from './host-view.ts';
import { startedAt } from './started-at.ts';
import { systemInside } from './system-inside.ts';

export interface OverviewDeps extends AreaDeps {
  readonly agents: AgentCache;
  readonly hosts: HostCache;
  readonly access: AccessCache;
}

/** All of a guest's overview that is told without asking the guest: nobody inside is waited for. */
export async function readOverview(deps: OverviewDeps, guest: Guest): Promise<Overview> {
  const live = deps.connections.require(guest.connection);
  const documents = await readDocuments(live.rpc, guest);
  const text = documents.live ?? documents.next;
  if (text === undefined) throw fail('NOT_FOUND', { name: guest.name });
  const document = domain.of(parseDocument(text).root);
  const next =
    documents.live === undefined || documents.next === undefined
      ? undefined
      : domain.of(parseDocument(documents.next).root);
  const running = documents.live !== undefined;
  const host = await hostView(deps.hosts, live, guest, document);
  const agent = deps.agents.last(guest);
  const [system, disks, addresses, started, unreadable] = await Promise.all([
    systemInside(deps.media, guest, agent),
    diskFacts(live, guest, document, host.pools),
    running ? guestAddresses(live, guest, document, agent) : [],
    running ? startedAt(live, guest, Number(document.id)) : undefined,
    // What runs has its files open.
    running ? [] : deps.access.unreadable(live, document),
  ]);
  if (running) {
    // What the host has seen once (ARP) is no address to keep in a list.
    const lasting = addresses.filter(({ by }) => by !== 'arp');
    deps.guests.learnAddresses(
      guest,
      lasting.map(({ address }) => address),
    );
  }
  const { pools: _, ...fromHost } = host;
  const facts: AttentionFacts = {
    ...fromHost,
    document,
    running,
    autostart: guest.autostart,
    disks,
    unreadable,
    waiting: next ? waitingChanges(document, next) : [],
    ...(system && { system }),
    ...(agent && { agent }),
  };
  const notes = (next ?? document).description;
  return {
    addresses,
    attention: attentionOf(facts),
    layers: layersOf(facts),
    ...(notes !== undefined && { notes }),
    ...(started !== undefined && { startedAt: started }),
  };
}
