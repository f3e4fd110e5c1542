import { setTimeout as pause } from 'node:timers/promises';
import { type Connection, DomainEventType, LibvirtError, type Subscription } from 'node-libvirt';
import type { Uuid } from '#shared/contract/values.ts';
import { fail } from '../failures/fail.ts';
import { domainRef } from '../guests/guest-key.ts';
import type { LiveConnection } from '../ports.ts';

/** Something long that the hypervisor does to a guest that runs, and tells the end of by an event. */
export interface WatchedJob {
  readonly live: LiveConnection;
  readonly guest: { readonly uuid: Uuid; readonly name: string };
  readonly signal: AbortSignal;
  /** Listens before it is begun; `end` without an error: it is done. */
  listen(rpc: Connection, end: End): Promise<readonly Subscription[]>;
  start(rpc: Connection): Promise<unknown>;
  /** About once a second while it goes on. */
  look(rpc: Connection): Promise<void>;
  /** Asks it to stop; its end still comes as an event. */
  abort(rpc: Connection): Promise<unknown>;
}

export type End = (error?: unknown) => void;

const LOOK_EVERY_MS = 1000;
const STOPPED_LOOK_MS = 100;

/**
 * Resolves when the job is done. Rejects with the signal's reason once it has been stopped, STATE_INVALID when
 * the guest stops in the middle, CONNECTION_LOST when the host is lost: then it may still go on there.
 */
export async function runWatched(job: WatchedJob): Promise<void> {
  const { live, guest, signal } = job;
  signal.throwIfAborted();
  const rpc = await live.work();
  let end: End = () => {};
  const ended = new Promise<void>((resolve, reject) => {
    end = error => (error === undefined ? resolve() : reject(error));
  });
  // It is awaited further down; until then its end is no unhandled one.
  ended.catch(() => undefined);
  const lost = () => end(fail('CONNECTION_LOST', { label: live.label, name: guest.name }));
  const abort = () => void job.abort(rpc).catch(() => undefined);
  const subscriptions: Subscription[] = [];
  let looking: NodeJS.Timeout | undefined;
  live.gone.addEventListener('abort', lost, { once: true });
  try {
    subscriptions.push(...(await job.listen(live.rpc, end)));
    subscriptions.push(
      await live.rpc.subscribe('domainLifecycle', ({ dom, event }) => {
        if (dom.uuid === (guest.uuid as string) && event === DomainEventType.STOPPED)
          end(stopped(guest.name));
      }),
    );
    await job.start(rpc);
    looking = setInterval(() => void job.look(rpc).catch(() => undefined), LOOK_EVERY_MS);
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
    await ended;
  } catch (error) {
    if (signal.aborted || live.gone.aborted) throw error;
    throw (await hasStopped(rpc, guest, patienceWith(error))) ? stopped(guest.name) : error;
  } finally {
    clearInterval(looking);
    signal.removeEventListener('abort', abort);
    live.gone.removeEventListener('abort', lost);
    await Promise.all(subscriptions.map(subscription => subscription.cancel()));
  }
}

const stopped = (name: string) => fail('STATE_INVALID', { name, state: 'off' });

/**
 * How long to wait for it to be known that the guest has stopped. When libvirt loses QEMU in the middle of a call it
 * is most often because of that, and known only moments later.
 */
function patienceWith(error: unknown): number {
  const ofMonitor =
    error instanceof LibvirtError && ['SYSTEM_ERROR', 'INTERNAL_ERROR'].includes(error.codeName);
  return ofMonitor ? 3000 : 300;
}

async function hasStopped(rpc: Connection, guest: WatchedJob['guest'], patienceMs: number): Promise<boolean> {
  const patience = Date.now() + patienceMs;
  for (;;) {
    const { active } = await rpc
      .call('domainIsActive', { dom: domainRef(guest) })
      .catch(() => ({ active: 1 }));
    if (active === 0 || Date.now() > patience) return active === 0;
    await pause(STOPPED_LOOK_MS);
  }
}
