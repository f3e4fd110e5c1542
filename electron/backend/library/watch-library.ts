import { LibvirtError } from 'node-libvirt';
import type { LibraryEvent, LibraryItem } from '#shared/contract/library.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import type { LiveConnection } from '../ports.ts';
import type { VolumeChanges } from '../volumes/volume-changes.ts';
import { usersByPlace } from '../volumes/list/volume-users.ts';
import { Pending } from '../watch/pending.ts';
import type { Library, LibraryDeps } from './library.ts';

export interface WatchDeps extends LibraryDeps {
  readonly changes: VolumeChanges;
}

/** Few enough that a message never holds up the event loop. */
const ITEMS_A_MESSAGE = 250;

/** All images of a host, then what is found in each; anew whenever a pool or a guest’s disks have changed. */
export async function* watchLibrary(
  deps: WatchDeps,
  library: Library,
  id: ConnectionId,
  signal: AbortSignal,
): AsyncGenerator<LibraryEvent, void, void> {
  const live = deps.connections.require(id);
  const stop = new AbortController();
  const over = AbortSignal.any([signal, live.gone, stop.signal]);
  const wake = new Pending<'changed', true>();
  const changed = () => wake.put('changed', true);
  const unlisten = deps.changes.on(({ connection }) => {
    if (connection === id) changed();
  });
  const unsubscribe = await hearOf(live, changed);
  followUsers(deps, live, changed, over).catch((error: unknown) =>
    deps.log.warn({ err: error, connection: id }, 'Changes of guests are not told to who looks at images'),
  );
  try {
    changed();
    while ((await wake.take(1, over)) !== undefined) yield* look(library, live, over);
  } finally {
    stop.abort();
    unlisten();
    await unsubscribe();
  }
  // Of a connection that is gone: why.
  if (!signal.aborted) deps.connections.require(id);
}

async function* look(
  library: Library,
  live: LiveConnection,
  signal: AbortSignal,
): AsyncGenerator<LibraryEvent, void, void> {
  const { items, pools } = await library.items(live);
  yield { kind: 'snapshot', items: items.slice(0, ITEMS_A_MESSAGE), pools };
  for (let at = ITEMS_A_MESSAGE; at < items.length; at += ITEMS_A_MESSAGE)
    yield { kind: 'upsert', items: items.slice(at, at + ITEMS_A_MESSAGE) };
  const found = new Pending<string, LibraryItem | undefined>();
  const looking = library
    .look(live, items, item => found.put(item.id, item), signal)
    .finally(() => found.put('', undefined));
  // Its failure is thrown below, once all that it found was told.
  looking.catch(() => undefined);
  for (let ended = false; !ended; ) {
    const told = await found.take(ITEMS_A_MESSAGE, signal);
    if (told === undefined) return;
    const some = told.filter(item => item !== undefined);
    ended = some.length < told.length;
    if (some.length > 0) yield { kind: 'upsert', items: some };
  }
  await looking;
  yield { kind: 'settled' };
}

/** Drivers without events of storage are asked when something of ours changes alone. */
async function hearOf({ rpc }: LiveConnection, changed: () => void): Promise<() => Promise<void>> {
  try {
    const subscriptions = [
      await rpc.subscribe('storagePoolLifecycle', changed),
      await rpc.subscribe('storagePoolRefresh', changed),
    ];
    return async () => {
      // A connection that is gone hears nothing any more.
      await Promise.allSettled(subscriptions.map(each => each.cancel()));
    };
  } catch (error) {
    if (error instanceof LibvirtError && error.codeName === 'NO_SUPPORT') return async () => undefined;
    throw error;
  }
}

/** Most changes of guests are none of who has which image. */
async function followUsers(
  deps: WatchDeps,
  live: LiveConnection,
  changed: () => void,
  signal: AbortSignal,
): Promise<void> {
  const users = () => JSON.stringify([...usersByPlace(deps, live)]);
  let before = users();
  for await (const _ of deps.guests.watch(signal)) {
    const now = users();
    if (now === before) continue;
    before = now;
    changed();
  }
}
