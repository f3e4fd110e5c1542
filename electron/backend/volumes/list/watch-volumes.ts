import type { Failure } from '#shared/contract/failure.ts';
import type { PoolSpace, Volume, VolumesEvent } from '#shared/contract/volumes.ts';
import { Pending } from '../../watch/pending.ts';
import type { ChangedPool } from '../volume-changes.ts';
import type { VolumesDeps } from '../volumes-deps.ts';
import { followPool } from './follow-pool.ts';
import { followUsers, type KnownUsers } from './follow-users.ts';
import { VolumeBook } from './volume-book.ts';

/** Few enough that checking and writing a message never holds up the event loop. */
const ROWS_A_MESSAGE = 250;

type Told =
  | { readonly is: 'begun' | 'settled' }
  | { readonly is: 'row'; readonly name: string }
  | { readonly is: 'space'; readonly space: PoolSpace }
  | { readonly is: 'unavailable'; readonly failure: Failure };

/** All names at once, then what is read of each, then what changes, for as long as the connection is there. */
export async function* watchVolumes(
  deps: VolumesDeps,
  { connection, pool }: ChangedPool,
  signal: AbortSignal,
): AsyncGenerator<VolumesEvent, void, void> {
  const live = deps.connections.require(connection);
  const stop = new AbortController();
  const over = AbortSignal.any([signal, live.gone, stop.signal]);
  const pending = new Pending<string, Told>();
  const row = (name: string) => pending.put(`row ${name}`, { is: 'row', name });
  const book = new VolumeBook(live, pool, {
    begun: () => pending.put('is', { is: 'begun' }),
    row,
    space: space => pending.put('space', { is: 'space', space }),
    settled: () => pending.put('settled', { is: 'settled' }),
    unavailable: failure => pending.put('is', { is: 'unavailable', failure }),
    late: () => deps.changes.emit({ connection, pool }),
  });
  const users = followUsers(deps, live, { pool, book, changed: row }, over);
  const following = followPool(
    { live, pool, book, changes: deps.changes, growing: () => users.growing() },
    over,
  );
  // Nothing is told any more then; the stream ends, and says why.
  following.catch(() => stop.abort());
  try {
    for (;;) {
      const told = await pending.take(ROWS_A_MESSAGE, over);
      if (told === undefined) break;
      yield* toEvents(told, name => rowOf(book, users, name));
    }
  } finally {
    stop.abort();
  }
  await following;
  // Of a connection that is gone: why.
  if (!signal.aborted) deps.connections.require(connection);
}

function rowOf(book: VolumeBook, users: KnownUsers, name: string): Volume | undefined {
  const row = book.rows.get(name);
  if (!row) return undefined;
  const { ref, facts } = row;
  return { name, path: ref.key, ...(facts && { facts }), usedBy: [...users.of(name)] };
}

function* toEvents(
  told: readonly Told[],
  rowNamed: (name: string) => Volume | undefined,
): Generator<VolumesEvent, void, void> {
  const volumes: Volume[] = [];
  const names: string[] = [];
  for (const each of told) {
    if (each.is === 'begun') yield { kind: 'snapshot', volumes: [] };
    else if (each.is === 'unavailable') yield { kind: 'unavailable', failure: each.failure };
    else if (each.is === 'space') yield { kind: 'space', space: each.space };
    else if (each.is === 'row') {
      const volume = rowNamed(each.name);
      if (volume) volumes.push(volume);
      else names.push(each.name);
    }
  }
  if (names.length > 0) yield { kind: 'remove', names };
  if (volumes.length > 0) yield { kind: 'upsert', volumes };
  if (told.some(({ is }) => is === 'settled')) yield { kind: 'settled' };
}
