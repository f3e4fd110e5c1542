import type { ConnectionId } from '#shared/contract/values.ts';
import { procedures } from '../procedures.ts';
import { stoppable } from '../watch/stoppable.ts';
import { type Change, tellChanges } from '../watch/tell-changes.ts';
import { giveUsb, takeUsb } from './give.ts';
import { listUsb } from './list-usb.ts';
import type { UsbDeps } from './usb-deps.ts';
import type { UsbWatcher } from './usb-watcher.ts';

/** USB devices of hosts: what is plugged in, and which guests get it whenever it is. */
export function createUsbArea(deps: UsbDeps, watcher: UsbWatcher) {
  const { usb } = procedures;
  return {
    list: usb.list.handler(({ input }) => listUsb(deps, watcher, input.connection)),
    watch: usb.watch.handler(({ input, signal }) => {
      deps.deviceHosts.follow(deps.connections.require(input.connection));
      return stoppable(stop => watchUsb(deps, watcher, input.connection, stop), signal);
    }),
    give: usb.give.handler(async ({ input }) => ({
      state: await giveUsb(deps, watcher, deps.guests.require(input.guest), input.rule),
    })),
    take: usb.take.handler(async ({ input }) => {
      await takeUsb(deps, watcher, deps.guests.require(input.guest), input.rule);
      return {};
    }),
  };
}

/** Tells once that it listens, and then when devices, or what rules came to, may be others. */
function watchUsb(
  deps: UsbDeps,
  watcher: UsbWatcher,
  id: ConnectionId,
  signal: AbortSignal,
): AsyncGenerator<Change, void, void> {
  return tellChanges(changed => {
    const ours = (of: ConnectionId) => {
      if (of === id) changed();
    };
    return [deps.deviceHosts.onChange(ours), watcher.onChange(ours)];
  }, signal);
}
