import type { ConnectionId } from '#shared/contract/values.ts';
import { procedures } from '../procedures.ts';
import { Pending } from '../watch/pending.ts';
import { stoppable } from '../watch/stoppable.ts';
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

/** Listens from now on, whenever the first answer is asked for. */
function watchUsb(
  deps: UsbDeps,
  watcher: UsbWatcher,
  id: ConnectionId,
  signal: AbortSignal,
): AsyncGenerator<{ changedAt: number }, void, void> {
  const pending = new Pending<'changed', number>();
  const changed = (of: ConnectionId) => {
    if (of === id) pending.put('changed', Date.now());
  };
  const stop = [deps.deviceHosts.onChange(changed), watcher.onChange(changed)];
  signal.addEventListener('abort', () => stopAll(stop), { once: true });
  return told(pending, signal);
}

const stopAll = (stop: readonly (() => void)[]) => {
  for (const each of stop) each();
};

async function* told(
  pending: Pending<'changed', number>,
  signal: AbortSignal,
): AsyncGenerator<{ changedAt: number }, void, void> {
  for (;;) {
    const [changedAt] = (await pending.take(1, signal)) ?? [];
    if (changedAt === undefined) return;
    yield { changedAt };
  }
}
