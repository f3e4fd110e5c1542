import type { Connection } from 'node-libvirt';
import { fail } from '../failures/fail.ts';
import type { LiveConnection } from '../ports.ts';

/** Long for a pool that works: those of thousands of volumes are listed in a second or two. */
const LIMIT_MS = 10_000;

export interface Limit {
  /** What is asked, for the sentence: the name of a pool. */
  readonly pool?: string;
  readonly limitMs?: number;
  /** Waits no longer when it aborts; libvirt still may. */
  readonly signal?: AbortSignal;
  /** A connection of the caller's own, which closes it; left out: the one for storage. */
  readonly over?: Connection;
  /** Told when it was given up and is answered after all. */
  readonly late?: () => void;
}

/**
 * Asks libvirt about storage, and gives up after a while with TIMEOUT: a pool whose server is gone is locked by
 * whatever waits for that server, and then libvirt answers nothing about it. What comes next goes over another
 * connection.
 */
export async function answered<Answer>(
  live: LiveConnection,
  ask: (rpc: Connection) => Promise<Answer>,
  { pool, limitMs = LIMIT_MS, signal, over, late }: Limit = {},
): Promise<Answer> {
  signal?.throwIfAborted();
  const rpc = over ?? (await live.storage());
  const asking = ask(rpc);
  let giveUp = () => {};
  const tooLong = new Promise<'late'>(resolve => {
    giveUp = () => resolve('late');
  });
  const timer = setTimeout(giveUp, limitMs);
  signal?.addEventListener('abort', giveUp, { once: true });
  try {
    const first = await Promise.race([asking.then(answer => ({ answer })), tooLong]);
    if (first !== 'late') return first.answer;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', giveUp);
  }
  if (!over) void live.leaveStorage(rpc, asking);
  void asking.catch(() => undefined).then(late);
  signal?.throwIfAborted();
  throw silentPool(live, pool);
}

function silentPool(live: LiveConnection, pool: string | undefined) {
  return fail('TIMEOUT', {
    ...(pool === undefined ? { host: `libvirt’s storage on ${live.label}` } : { pool }),
    reason: 'What it stands on does not answer: a server that is gone, or a disk that hangs.',
    remedy: 'See that the server or disk is there again; libvirt goes on waiting, and Innkeeper with it.',
  });
}
