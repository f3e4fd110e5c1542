import type { ConnectionId } from '#shared/contract/values.ts';
import { followGuests } from '../watch/follow-guests.ts';
import { onEvent } from '../watch/on-event.ts';
import { type Change, tellChanges } from '../watch/tell-changes.ts';
import type { ForwardsDeps } from './forwards-deps.ts';

/** Tells once that it listens, and then whenever guests or networks are others: leases have no event of their own. */
export function watchForwards(
  deps: ForwardsDeps,
  id: ConnectionId,
  signal: AbortSignal,
): AsyncGenerator<Change, void, void> {
  return tellChanges(async changed => {
    const networks = await onEvent(deps.connections.require(id).rpc, 'networkLifecycle', changed);
    followGuests(deps, { connection: id, who: 'who looks at forwards', changed, signal });
    const host = deps.hostNets.onChange(of => {
      if (of === id) changed();
    });
    return [networks, host];
  }, signal);
}
