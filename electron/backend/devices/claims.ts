import type { DeviceClaim } from '#shared/domain/devices/claims.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import { onSameHost } from '../create/claims.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';

/** What every guest of a host has of its devices, running or not, from what the list of guests already knows. */
export function deviceClaims(
  deps: Pick<AreaDeps, 'connections' | 'guests'>,
  live: LiveConnection,
): DeviceClaim[] {
  return onSameHost(deps, live).flatMap(connection =>
    deps.guests.list(connection).flatMap(guest => {
      const { devices } = deps.guests.claims(guest);
      if (devices.length === 0) return [];
      return [{ name: guest.name, uuid: guest.uuid, running: isActive(guest.state), devices }];
    }),
  );
}
