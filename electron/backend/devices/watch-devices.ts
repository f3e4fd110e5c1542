import type { ConnectionId } from '#shared/contract/values.ts';
import { followGuests } from '../watch/follow-guests.ts';
import type { Stop } from '../watch/on-event.ts';
import { type Change, tellChanges } from '../watch/tell-changes.ts';
import { deviceClaims } from './claims.ts';
import type { DevicesDeps } from './devices-area.ts';

/**
 * Tells once that it listens, and then when the map of a connection's host may be another: of devices, and of what
 * guests have of them.
 */
export function watchDevices(
  deps: DevicesDeps,
  id: ConnectionId,
  signal: AbortSignal,
): AsyncGenerator<Change, void, void> {
  return tellChanges(changed => [onDevices(deps, id, changed, signal)], signal);
}

/** Calls back when devices, or what guests have of them, may have changed; returns how to stop. */
export function onDevices(
  deps: DevicesDeps,
  id: ConnectionId,
  changed: () => void,
  signal: AbortSignal,
): Stop {
  followGuests(deps, {
    connection: id,
    who: 'who looks at devices',
    read: () => {
      const live = deps.connections.live(id);
      return live && deviceClaims(deps, live);
    },
    changed,
    signal,
  });
  return deps.deviceHosts.onChange(of => {
    if (of === id) changed();
  });
}
