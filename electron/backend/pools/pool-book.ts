import { isDeepStrictEqual } from 'node:util';
import type { StoragePoolRef, Subscription } from 'node-libvirt';
import type { Pool, PoolsEvent } from '#shared/contract/pools.ts';
import { uuidSchema } from '#shared/contract/values.ts';
import type { Failure } from '#shared/contract/failure.ts';
import { FailureError } from '../failures/fail.ts';
import { toFailure } from '../failures/to-failure.ts';
import { eachLimited } from '../guests/each-limited.ts';
import { isUnsupported } from '../guests/read-guests.ts';
import type { LiveConnection, Logger } from '../ports.ts';
import { answered } from '../storage/answered.ts';
import { unlessPoolGone } from '../storage/pools.ts';
import { Pending } from '../watch/pending.ts';
import { readPool } from './read-pool.ts';

/** How full pools are, and what starts with the host, changes without an event of libvirt. */
const LOOK_AGAIN_MS = 10_000;
/** Less than the calls that libvirtd takes of one connection: some pools may hang. */
const AT_ONCE = 3;
const PATIENCE_MS = 5_000;

type Watcher = Pending<string, PoolsEvent>;

/**
 * What is known of the pools of one connection. It is kept up by libvirt's events while somebody watches. No call waits
 * for a pool that hangs, and none is made again until that one is answered: libvirtd's workers are few.
 */
export class PoolBook {
  readonly #live: LiveConnection;
  readonly #log: Logger;
  readonly #pools = new Map<string, Pool>();
  readonly #refs = new Map<string, StoragePoolRef>();
  /** Pools that are being read; true: once more afterwards. */
  readonly #reading = new Map<string, boolean>();
  readonly #watchers = new Set<Watcher>();
  #listing: Promise<void> | undefined;
  /** Something may have changed since the list that is being read was asked for. */
  #listAgain = false;
  #listed = false;
  #trouble: Failure | undefined;
  #stop: (() => void) | undefined;

  constructor(live: LiveConnection, log: Logger) {
    this.#live = live;
    this.#log = log;
  }

  /** Every pool as it is now, as far as libvirt answers; rejects with TIMEOUT when nothing is known of any. */
  async list(): Promise<Pool[]> {
    await this.#readAll();
    if (!this.#listed && this.#trouble) throw new FailureError(this.#trouble);
    return this.#sorted();
  }

  /** After a change of ours, which not every event tells of. */
  async look(name: string): Promise<void> {
    const ref = this.#refs.get(name);
    if (ref === undefined) await this.#readAll();
    else await this.#read(ref);
  }

  async *watch(signal: AbortSignal): AsyncGenerator<PoolsEvent, void, void> {
    const watcher: Watcher = new Pending();
    const either = AbortSignal.any([signal, this.#live.gone]);
    this.#watchers.add(watcher);
    try {
      await this.#follow();
      await this.#readAll();
      const failure = this.#trouble;
      watcher.put('', { kind: 'snapshot', pools: this.#sorted(), ...(failure && { failure }) });
      for (;;) {
        const told = await watcher.take(100, either);
        if (told === undefined) break;
        yield* told;
      }
      if (!signal.aborted) throw this.#live.gone.reason;
    } finally {
      this.#watchers.delete(watcher);
      if (this.#watchers.size === 0) this.#unfollow();
    }
  }

  #sorted(): Pool[] {
    return [...this.#pools.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
  }

  async #follow(): Promise<void> {
    if (this.#stop) return;
    const { rpc, gone } = this.#live;
    const subscriptions: Promise<Subscription | undefined>[] = [
      rpc.subscribe('storagePoolLifecycle', () => void this.#readAll()),
      rpc.subscribe('storagePoolRefresh', ({ pool }) => void this.#read(pool)),
    ].map(subscribing =>
      subscribing.catch((error: unknown) => {
        if (isUnsupported(error)) return undefined;
        throw error;
      }),
    );
    const timer = setInterval(() => void this.#readAll(), LOOK_AGAIN_MS);
    const unfollow = () => this.#unfollow();
    const stop = () => {
      clearInterval(timer);
      gone.removeEventListener('abort', unfollow);
      for (const subscribing of subscriptions)
        void subscribing.then(each => each?.cancel()).catch(() => undefined);
    };
    this.#stop = stop;
    gone.addEventListener('abort', unfollow, { once: true });
    await Promise.all(subscriptions);
  }

  #unfollow(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  /** Never rejects but for a driver without pools: what goes wrong is told to who watches. */
  async #readAll(): Promise<void> {
    if (this.#listing) this.#listAgain = true;
    this.#listing ??= this.#listUntilQuiet().finally(() => {
      this.#listing = undefined;
    });
    await this.#listing;
  }

  async #listUntilQuiet(): Promise<void> {
    do {
      this.#listAgain = false;
      await this.#list();
    } while (this.#listAgain && !this.#live.gone.aborted);
  }

  async #list(): Promise<void> {
    let refs: readonly StoragePoolRef[];
    let hung = false;
    try {
      const ask = { needResults: 1, flags: 0 };
      const late = () => void this.#readAll();
      const answer = answered(this.#live, rpc => rpc.call('connectListAllStoragePools', ask), {
        limitMs: PATIENCE_MS,
        late,
      });
      refs = (await answer).pools;
      this.#listed = true;
      this.#tell(undefined);
    } catch (error) {
      if (isUnsupported(error)) throw error;
      if (this.#live.gone.aborted) return;
      this.#log.warn({ err: error, connection: this.#live.id }, 'libvirt does not list its pools');
      this.#tell(toFailure(error));
      hung = true;
      // One pool that hangs keeps libvirt from listing any, and not from telling of each of the others.
      refs = [...this.#refs.values()];
    }
    if (!hung) this.#forgetOthers(new Set(refs.map(({ name }) => name)));
    await eachLimited(refs, AT_ONCE, pool => this.#read(pool));
  }

  #forgetOthers(names: ReadonlySet<string>): void {
    for (const name of this.#refs.keys()) {
      if (names.has(name)) continue;
      this.#refs.delete(name);
      if (this.#pools.delete(name)) this.#put(name, { kind: 'remove', name });
    }
  }

  async #read(ref: StoragePoolRef): Promise<void> {
    const { name } = ref;
    this.#refs.set(name, ref);
    if (this.#reading.has(name)) {
      this.#reading.set(name, true);
      return;
    }
    this.#reading.set(name, false);
    let late = false;
    const done = () => {
      const again = this.#reading.get(name) === true;
      this.#reading.delete(name);
      if ((again || late) && this.#refs.has(name)) void this.#read(ref);
    };
    try {
      const asking = answered(this.#live, rpc => unlessPoolGone(readPool(rpc, ref)), {
        pool: name,
        limitMs: PATIENCE_MS,
        late: () => {
          late = true;
          done();
        },
      });
      this.#keep(name, await asking);
      done();
    } catch (error) {
      if (this.#live.gone.aborted) return done();
      const failure = toFailure(error);
      // Its place stays taken until it is answered after all.
      if (failure.code === 'TIMEOUT') return this.#silence(ref);
      this.#log.warn({ err: error, pool: name }, 'A pool could not be read');
      done();
    }
  }

  #keep(name: string, pool: Pool | undefined): void {
    if (pool === undefined || isDeepStrictEqual(this.#pools.get(name), pool)) return;
    this.#pools.set(name, pool);
    this.#put(name, { kind: 'upsert', pool });
  }

  #silence({ name, uuid }: StoragePoolRef): void {
    const known: Pool = this.#pools.get(name) ?? {
      name,
      uuid: uuidSchema.parse(uuid),
      type: 'unknown',
      state: 'inaccessible',
      autostart: false,
      lasting: true,
    };
    this.#keep(name, { silentSince: Date.now(), ...known });
  }

  #tell(failure: Failure | undefined): void {
    if (isDeepStrictEqual(failure, this.#trouble)) return;
    this.#trouble = failure;
    this.#put(' ', { kind: 'trouble', ...(failure && { failure }) });
  }

  #put(key: string, event: PoolsEvent): void {
    for (const watcher of this.#watchers) watcher.put(key, event);
  }
}

/** One book for each connection, as long as it is the same one. */
export class PoolBooks {
  readonly #books = new WeakMap<LiveConnection, PoolBook>();
  readonly #log: Logger;

  constructor({ log }: { log: Logger }) {
    this.#log = log;
  }

  of(live: LiveConnection): PoolBook {
    const book = this.#books.get(live) ?? new PoolBook(live, this.#log);
    this.#books.set(live, book);
    return book;
  }
}
