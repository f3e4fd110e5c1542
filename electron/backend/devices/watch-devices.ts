import { isDeepStrictEqual } from 'node:util';
import type { ConnectionId } from '#shared/contract/values.ts';
import { Pending } from '../watch/pending.ts';
import { deviceClaims } from './claims.ts';
import type { DevicesDeps } from './devices-area.ts';

/** Tells when the map of a connection's host may be another: of devices, and of what guests have of them. */
export async function* watchDevices(
  deps: DevicesDeps,
  id: ConnectionId,
  signal: AbortSignal,
): AsyncGenerator<{ changedAt: number }, void, void> {
  const pending = new Pending<'changed', number>();
  const changed = () => pending.put('changed', Date.now());
  const unlisten = deps.deviceHosts.onChange(of => {
    if (of === id) changed();
  });
  followGuests(deps, id, changed, signal).catch((error: unknown) =>
    deps.log.warn({ err: error, connection: id }, 'Changes of guests are not told to who looks at devices'),
  );
  try {
    for (;;) {
      const told = await pending.take(1, signal);
      const [changedAt] = told ?? [];
      if (changedAt === undefined) return;
      yield { changedAt };
    }
  } finally {
    unlisten();
  }
}

/** Most changes of guests are none of what they have of the host. */
async function followGuests(
  deps: DevicesDeps,
  id: ConnectionId,
  changed: () => void,
  signal: AbortSignal,
): Promise<void> {
  const claims = () => {
    const live = deps.connections.live(id);
    return live && deviceClaims(deps, live);
  };
  let before = claims();
  for await (const _ of deps.guests.watch(signal)) {
    const now = claims();
    if (now === undefined || isDeepStrictEqual(now, before)) continue;
    before = now;
    changed();
  }
}
