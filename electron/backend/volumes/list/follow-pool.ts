import { LibvirtError } from 'node-libvirt';
import type { LiveConnection } from '../../ports.ts';
import { Pending } from '../../watch/pending.ts';
import type { VolumeChanges } from '../volume-changes.ts';
import type { VolumeBook } from './volume-book.ts';

/** libvirt tells of no volume that comes or goes; two small questions at this interval do, while somebody looks. */
const EVERY_MS = 3000;
/** Images that guests write to now grow by themselves; as many of them are read again each time. */
const GROWING_AT_MOST = 50;

interface Following {
  readonly live: LiveConnection;
  readonly pool: string;
  readonly book: VolumeBook;
  readonly changes: VolumeChanges;
  /** Names of volumes that running guests have. */
  readonly growing: () => readonly string[];
}

/** Has a book look whenever something may be new in its pool, until the signal aborts. */
export async function followPool(following: Following, signal: AbortSignal): Promise<void> {
  const { live, pool, book, changes, growing } = following;
  const wanted = new Pending<string, 'names' | 'everything'>();
  const want = (what: 'names' | 'everything') => wanted.put(what, what);
  const unlisten = changes.on(({ connection, pool: changed }) => {
    if (connection === live.id && changed === pool) want('everything');
  });
  const unsubscribe = await hearOf(live, pool, want);
  let busy = false;
  const tick = async () => {
    if (busy) return;
    busy = true;
    try {
      const suspected = await book.suspects();
      if (suspected !== 'nothing') want(suspected);
      await book.reread(growing().slice(0, GROWING_AT_MOST));
    } finally {
      busy = false;
    }
  };
  // What breaks here breaks the look as well, which tells.
  const timer = setInterval(() => void tick().catch(() => want('names')), EVERY_MS);
  try {
    want('everything');
    for (;;) {
      const looks = await wanted.take(2, signal);
      if (looks === undefined) return;
      await book.look(looks.includes('everything'));
    }
  } finally {
    clearInterval(timer);
    unlisten();
    await unsubscribe();
  }
}

/** Drivers without events of storage are asked at the interval alone. */
async function hearOf(
  live: LiveConnection,
  name: string,
  want: (what: 'names' | 'everything') => void,
): Promise<() => Promise<void>> {
  const { rpc } = live;
  const ours = (what: 'names' | 'everything') => (event: { pool: { name: string } }) => {
    if (event.pool.name === name) want(what);
  };
  try {
    const subscriptions = [
      await rpc.subscribe('storagePoolLifecycle', ours('names')),
      await rpc.subscribe('storagePoolRefresh', ours('everything')),
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
