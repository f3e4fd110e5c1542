import type { ClaimingGuest } from '#shared/domain/sriov/describe.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import { onSameHost } from '../create/claims.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';

/** Every guest of a host, with what its document takes of the host. */
export function claimingGuests(
  deps: Pick<AreaDeps, 'connections' | 'guests'>,
  live: LiveConnection,
): (ClaimingGuest & { readonly connection: ConnectionId })[] {
  return onSameHost(deps, live).flatMap(connection =>
    deps.guests.list(connection).map(guest => ({
      connection,
      name: guest.name,
      uuid: guest.uuid,
      running: isActive(guest.state),
      claims: deps.guests.claims(guest),
    })),
  );
}
