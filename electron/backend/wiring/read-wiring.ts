import type { WiringMap } from '#shared/contract/wiring.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import { describeWiring } from '#shared/domain/wiring/describe-wiring.ts';
import type { WiringGuest } from '#shared/domain/wiring/input.ts';
import { HostShellError } from '#electron/host/shell/host-shell.ts';
import { onSameHost } from '../create/claims.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';
import type { HostNets, NetReading } from './host-nets.ts';
import { readNetworks } from './read-networks.ts';

export type WiringDeps = Pick<AreaDeps, 'connections' | 'guests' | 'log' | 'env'> & {
  readonly hostNets: HostNets;
};

/** What hangs on what on a connection's host, now. */
export async function readWiring(deps: WiringDeps, id: ConnectionId): Promise<WiringMap> {
  const live = deps.connections.require(id);
  const [net, networks] = await Promise.all([
    deps.hostNets.read(live).catch(unlessOutOfReach),
    readNetworks(live),
  ]);
  const drawn = describeWiring({
    ...(net.facts && { host: net.facts }),
    networks,
    guests: wiringGuests(deps, live),
  });
  return {
    ...drawn,
    source: net.facts ? 'host' : 'libvirt',
    missing: [...net.missing],
    readAt: net.readAt,
  };
}

/** Every guest of the host with its cards, by name. */
export function wiringGuests(
  deps: Pick<WiringDeps, 'connections' | 'guests'>,
  live: LiveConnection,
): WiringGuest[] {
  return onSameHost(deps, live)
    .flatMap(connection =>
      deps.guests.list(connection).map(guest => ({
        connection,
        uuid: guest.uuid,
        name: guest.name,
        running: isActive(guest.state),
        cards: deps.guests.claims(guest).cards,
        ...(connection !== live.id && { foreign: true }),
      })),
    )
    .toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** What libvirt tells is drawn all the same. */
function unlessOutOfReach(error: unknown): NetReading {
  if (!(error instanceof HostShellError)) throw error;
  return { missing: [`The host’s own interfaces could not be read: ${error.message}`], readAt: Date.now() };
}
