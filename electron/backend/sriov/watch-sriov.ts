import type { ConnectionId } from '#shared/contract/values.ts';
import { watchDevices } from '../devices/watch-devices.ts';
import { isUnsupported } from '../guests/read-guests.ts';
import { Pending } from '../watch/pending.ts';
import type { SriovDeps } from './read-sriov.ts';

/** Tells once that it listens, and then whenever functions, who has them, or the pools of them may be others. */
export async function* watchSriov(
  deps: SriovDeps,
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
  followDevices(deps, id, changed, signal).catch((error: unknown) =>
    deps.log.warn(
      { err: error, connection: id },
      'Changes of devices are not told to who looks at functions',
    ),
  );
  changed();
  try {
    for (;;) {
      const told = await pending.take(1, signal);
      const [changedAt] = told ?? [];
      if (changedAt === undefined) return;
      yield { changedAt };
    }
  } finally {
    await networks?.cancel().catch(() => undefined);
  }
}

async function followDevices(
  deps: SriovDeps,
  id: ConnectionId,
  changed: () => void,
  signal: AbortSignal,
): Promise<void> {
  for await (const _ of watchDevices(deps, id, signal)) changed();
}
