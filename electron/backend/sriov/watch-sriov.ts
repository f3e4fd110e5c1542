import type { ConnectionId } from '#shared/contract/values.ts';
import { onDevices } from '../devices/watch-devices.ts';
import { onEvent } from '../watch/on-event.ts';
import { type Change, tellChanges } from '../watch/tell-changes.ts';
import type { SriovDeps } from './read-sriov.ts';

/** Tells once that it listens, and then whenever functions, who has them, or the pools of them may be others. */
export function watchSriov(
  deps: SriovDeps,
  id: ConnectionId,
  signal: AbortSignal,
): AsyncGenerator<Change, void, void> {
  return tellChanges(async changed => {
    const { rpc } = deps.connections.require(id);
    const pools = await onEvent(rpc, 'networkLifecycle', changed);
    return [pools, onDevices(deps, id, changed, signal)];
  }, signal);
}
