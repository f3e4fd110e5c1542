import type { ConnectionId } from '#shared/contract/values.ts';
import { isUnsupported } from '../guests/read-guests.ts';
import { Pending } from '../watch/pending.ts';
import type { ForwardsDeps } from './forwards-deps.ts';

/** Tells once that it listens, and then whenever guests or networks are others: leases have no event of their own. */
export async function* watchForwards(
  deps: ForwardsDeps,
  id: ConnectionId,
  signal: AbortSignal,
): AsyncGenerator<{ changedAt: number }, void, void> {
  const pending = new Pending<'changed', number>();
  const changed = () => pending.put('changed', Date.now());
  const { rpc } = deps.connections.require(id);
  const networks = await rpc.subscribe('networkLifecycle', changed).catch((error: unknown) => {
    if (isUnsupported(error)) return undefined;
    throw error;
  });
  const hosts = deps.hostNets.onChange(on => {
    if (on === id) changed();
  });
  followGuests(deps, changed, signal).catch((error: unknown) =>
    deps.log.warn({ err: error, connection: id }, 'Changes of guests are not told to who looks at forwards'),
  );
  changed();
  try {
    for (;;) {
      const [changedAt] = (await pending.take(1, signal)) ?? [];
      if (changedAt === undefined) return;
      yield { changedAt };
    }
  } finally {
    hosts();
    await networks?.cancel().catch(() => undefined);
  }
}

async function followGuests(deps: ForwardsDeps, changed: () => void, signal: AbortSignal): Promise<void> {
  for await (const _ of deps.guests.watch(signal)) changed();
}
