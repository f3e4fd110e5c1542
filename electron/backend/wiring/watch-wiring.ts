import type { ConnectionId } from '#shared/contract/values.ts';
import { followGuests } from '../watch/follow-guests.ts';
import { onEvent } from '../watch/on-event.ts';
import { type Change, tellChanges } from '../watch/tell-changes.ts';
import { type WiringDeps, wiringGuests } from './read-wiring.ts';

/** Tells once that it listens, and then whenever what hangs on what may be another. */
export function watchWiring(
  deps: WiringDeps,
  id: ConnectionId,
  signal: AbortSignal,
): AsyncGenerator<Change, void, void> {
  return tellChanges(async changed => {
    const live = deps.connections.require(id);
    /** udev tells libvirt of interfaces that come and go; a network that starts makes one. */
    const stale = () => deps.hostNets.forget(live);
    const host = deps.hostNets.onChange(of => {
      if (of === id) changed();
    });
    const events = await Promise.all([
      onEvent(live.rpc, 'networkLifecycle', stale),
      onEvent(live.rpc, 'nodeDeviceLifecycle', stale),
    ]);
    followGuests(deps, {
      connection: id,
      who: 'who looks at wiring',
      read: () => {
        const now = deps.connections.live(id);
        return now && wiringGuests(deps, now);
      },
      changed: stale,
      signal,
    });
    return [host, ...events];
  }, signal);
}
