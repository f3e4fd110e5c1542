import { DomainMetadataType, DomainModificationImpact } from 'node-libvirt';
import type { Guest, GuestRef } from '#shared/contract/guests.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import { fail } from '../failures/fail.ts';
import { domainRef } from '../guests/guest-key.ts';
import { labelGuest } from '../guests/label.ts';
import { listNetworks, startNetwork } from '../networks/networks.ts';
import { procedures } from '../procedures.ts';
import { type OverviewDeps, readOverview } from './read-overview.ts';

export function createOverviewArea(deps: OverviewDeps) {
  const known = (ref: GuestRef) => deps.guests.require(ref);
  return {
    read: procedures.overview.read.handler(({ input }) => readOverview(deps, known(input.guest))),

    setNotes: procedures.overview.setNotes.handler(async ({ input }) => {
      await setNotes(deps, known(input.guest), input.notes);
      return {};
    }),

    setStartOrder: procedures.overview.setStartOrder.handler(async ({ input }) => {
      await labelGuest(deps, known(input.guest), { startOrder: input.startOrder });
      return {};
    }),

    startNetwork: procedures.overview.startNetwork.handler(async ({ input }) => {
      await bringUp(deps, known(input.guest), input.network);
      return {};
    }),
  };
}

/** The domain's own description, in what it runs by and in what it starts by; libvirt takes none for an empty one. */
async function setNotes(deps: OverviewDeps, guest: Guest, notes: string): Promise<void> {
  const { rpc } = deps.connections.require(guest.connection);
  const { LIVE, CONFIG } = DomainModificationImpact;
  await rpc.call('domainSetMetadata', {
    dom: domainRef(guest),
    type: DomainMetadataType.DESCRIPTION,
    metadata: notes,
    key: null,
    uri: null,
    flags: (isActive(guest.state) ? LIVE : 0) | (guest.persistent ? CONFIG : 0),
  });
  await deps.guests.refresh(guest);
}

async function bringUp(deps: OverviewDeps, guest: Guest, name: string): Promise<void> {
  const live = deps.connections.require(guest.connection);
  const rpc = await live.work();
  const network = (await listNetworks(rpc))?.find(found => found.name === name);
  if (!network) throw fail('NETWORK_ABSENT', { network: name });
  if (network.active) await rpc.call('networkSetAutostart', { net: network.ref, autostart: 1 });
  else await startNetwork(rpc, network.ref);
  // No event tells that a network starts with the host from now on.
  deps.hosts.of(live).networks.forget();
}
