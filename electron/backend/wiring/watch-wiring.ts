import { isDeepStrictEqual } from 'node:util';
import type { ConnectionId } from '#shared/contract/values.ts';
import { isUnsupported } from '../guests/read-guests.ts';
import { Pending } from '../watch/pending.ts';
import { type WiringDeps, wiringGuests } from './read-wiring.ts';

/** Tells once that it listens, and then whenever what hangs on what may be another. */
export async function* watchWiring(
  deps: WiringDeps,
  id: ConnectionId,
  signal: AbortSignal,
): AsyncGenerator<{ changedAt: number }, void, void> {
  const pending = new Pending<'changed', number>();
  const changed = () => pending.put('changed', Date.now());
  const live = deps.connections.require(id);
  /** udev tells libvirt of interfaces that come and go; a network that starts makes one. */
  const stale = () => deps.hostNets.forget(live);
  const unlisten = deps.hostNets.onChange(of => {
    if (of === id) changed();
  });
  const subscriptions = await Promise.all([
    live.rpc.subscribe('networkLifecycle', stale).catch(unlessUnsupported),
    live.rpc.subscribe('nodeDeviceLifecycle', stale).catch(unlessUnsupported),
  ]);
  followCards(deps, id, stale, signal).catch((error: unknown) =>
    deps.log.warn({ err: error, connection: id }, 'Changes of guests are not told to who looks at wiring'),
  );
  changed();
  try {
    for (;;) {
      const [changedAt] = (await pending.take(1, signal)) ?? [];
      if (changedAt === undefined) return;
      yield { changedAt };
    }
  } finally {
    unlisten();
    for (const each of subscriptions) await each?.cancel().catch(() => undefined);
  }
}

function unlessUnsupported(error: unknown): undefined {
  if (!isUnsupported(error)) throw error;
  return undefined;
}

/** Most changes of guests are none of their cards. */
async function followCards(
  deps: WiringDeps,
  id: ConnectionId,
  changed: () => void,
  signal: AbortSignal,
): Promise<void> {
  const cards = () => {
    const live = deps.connections.live(id);
    return live && wiringGuests(deps, live);
  };
  let before = cards();
  for await (const _ of deps.guests.watch(signal)) {
    const now = cards();
    if (now === undefined || isDeepStrictEqual(now, before)) continue;
    before = now;
    changed();
  }
}
