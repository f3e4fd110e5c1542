import { type Connection as LibvirtConnection, DomainEventType, LibvirtConnectionError } from 'node-libvirt';
import type { GuestFacts } from '#shared/domain/guests/row.ts';
import type { GuestRef } from '#shared/contract/guests.ts';
import type { Uuid } from '#shared/contract/values.ts';
import { safeBytes } from '#shared/domain/safe-bytes.ts';
import type { LiveConnection, Logger } from '../ports.ts';
import { AddressFinder } from './address-finder.ts';
import { eachLimited } from './each-limited.ts';
import { guestRef } from './guest-key.ts';
import type { GuestStore } from './guest-store.ts';
import { announcedState } from './lifecycle.ts';
import {
  type GuestReading,
  isUnsupported,
  readAllFacts,
  readGuest,
  readingOfFacts,
  readWithFacts,
} from './read-guests.ts';
import { RereadQueue } from './reread-queue.ts';

/** Rows read before all others, in the order the list is shown in at first. */
const FIRST_SCREENFUL = 40;
const READS_AT_ONCE = 8;
const AGENT_CONNECTED = 1;

const byName = new Intl.Collator('en', { numeric: true });

/** Keeps the store true for one link: reads everything once, then what events name. */
export class GuestFeed {
  readonly #live: LiveConnection;
  readonly #store: GuestStore;
  readonly #log: Logger;
  readonly #queue: RereadQueue<Uuid, GuestReading | undefined>;
  readonly #addresses: AddressFinder;
  /** Guests an event named during the first reading: what that finds of them may be older. */
  readonly #touched = new Set<Uuid>();
  #allRead = false;

  constructor(live: LiveConnection, store: GuestStore, log: Logger) {
    this.#live = live;
    this.#store = store;
    this.#log = log;
    this.#addresses = new AddressFinder(live, store, log);
    this.#queue = new RereadQueue({
      read: uuid => readGuest(live.rpc, live.id, uuid),
      done: (uuid, reading) => this.#take(uuid, reading),
      failed: (uuid, error) => this.#failed(uuid, error),
    });
    // Also before the first reading is over, when the queue reads nothing that could fail.
    live.gone.addEventListener('abort', () => this.#queue.stop(live.gone.reason as Error), { once: true });
  }

  /** Listens, then reads everything; resolves once every row is true. */
  async start(): Promise<void> {
    this.#queue.pause();
    await this.#listen();
    await this.#readAll();
    this.#allRead = true;
    this.#touched.clear();
    this.#queue.resume();
    this.#addresses.start();
  }

  /** Reads one guest again, whether or not an event came. */
  async reread(uuid: Uuid): Promise<void> {
    await this.#queue.reread(uuid);
  }

  async #readAll(): Promise<void> {
    const { rpc, id } = this.#live;
    const facts = (await readAllFacts(rpc)).sort((a, b) => byName.compare(a.name, b.name));
    const read = (connection: typeof rpc) => async (of: GuestFacts) => {
      if (this.#touched.has(of.uuid)) return;
      const reading = await this.#readOrKnow(connection, of);
      if (!this.#touched.has(of.uuid)) this.#take(of.uuid, reading);
    };
    await eachLimited(facts.slice(0, FIRST_SCREENFUL), READS_AT_ONCE, read(rpc));
    const rest = facts.slice(FIRST_SCREENFUL);
    if (rest.length > 0) await eachLimited(rest, READS_AT_ONCE, read(await this.#live.bulk()));
    const present = new Set<string>([...facts.map(({ uuid }) => uuid), ...this.#touched]);
    this.#store.removeAll(id, present);
  }

  /** One guest that cannot be read is shown by what is known of it: it must not hide all the others. */
  async #readOrKnow(rpc: LibvirtConnection, of: GuestFacts): Promise<GuestReading | undefined> {
    try {
      return await readWithFacts(rpc, this.#live.id, of);
    } catch (error) {
      if (error instanceof LibvirtConnectionError) throw error;
      this.#failed(of.uuid, error);
      return readingOfFacts(this.#live.id, of);
    }
  }

  #take(uuid: Uuid, reading: GuestReading | undefined): void {
    if (this.#live.gone.aborted) return;
    const ref = { connection: this.#live.id, uuid };
    if (reading === undefined) return this.#store.remove(ref);
    const isNew = this.#store.get(ref) === undefined;
    this.#store.put(reading);
    // An agent that connects later says so by an event.
    if (isNew && reading.agent) this.#addresses.askAgent(ref);
  }

  #failed(uuid: Uuid, error: unknown): void {
    // The connection is over: every other reading would fail the same way.
    if (error instanceof LibvirtConnectionError) this.#queue.stop(error);
    else this.#log.warn({ err: error, connection: this.#live.id, uuid }, 'A guest could not be read');
  }

  async #listen(): Promise<void> {
    const { rpc, id } = this.#live;
    const refOf = (dom: Parameters<typeof guestRef>[1]) => guestRef(id, dom);
    await this.#tolerating('domainLifecycle', () =>
      rpc.subscribe('domainLifecycle', ({ dom, event, detail }) =>
        this.#announced(refOf(dom), event, detail),
      ),
    );
    await Promise.all([
      this.#tolerating('domainMetadataChange', () =>
        rpc.subscribe('domainMetadataChange', ({ dom }) => this.#changed(refOf(dom))),
      ),
      this.#tolerating('domainDeviceAdded', () =>
        rpc.subscribe('domainDeviceAdded', ({ dom }) => this.#changed(refOf(dom))),
      ),
      this.#tolerating('domainDeviceRemoved', () =>
        rpc.subscribe('domainDeviceRemoved', ({ dom }) => this.#changed(refOf(dom))),
      ),
      // Of a guest that runs, only this tells that its CPUs were pinned elsewhere.
      this.#tolerating('domainTunable', () =>
        rpc.subscribe('domainTunable', ({ dom }) => this.#changed(refOf(dom))),
      ),
      this.#tolerating('domainBalloonChange', () =>
        rpc.subscribe('domainBalloonChange', ({ dom, actual }) =>
          this.#store.patch(refOf(dom), { memory: safeBytes(actual * 1024n) }),
        ),
      ),
      this.#tolerating('domainAgentLifecycle', () =>
        rpc.subscribe('domainAgentLifecycle', ({ dom, state }) => {
          if (state === AGENT_CONNECTED) this.#addresses.askAgent(refOf(dom));
        }),
      ),
    ]);
  }

  /** Not every driver has every event (LXC has no agent). */
  async #tolerating(event: string, subscribe: () => Promise<unknown>): Promise<void> {
    try {
      await subscribe();
    } catch (error) {
      if (!isUnsupported(error)) throw error;
      this.#log.debug({ connection: this.#live.id, event }, 'The driver does not have this event');
    }
  }

  #announced(ref: GuestRef, event: number, detail: number): void {
    const state = announcedState(event, detail);
    // A transient guest that stops is gone: reading it says so.
    const stays = this.#store.get(ref)?.persistent === true || state !== 'off';
    if (state !== undefined && stays) this.#store.patch(ref, { state });
    if (event === DomainEventType.STARTED) this.#addresses.expectLeases();
    this.#changed(ref);
  }

  #changed({ uuid }: GuestRef): void {
    if (!this.#allRead) this.#touched.add(uuid);
    this.#queue.mark(uuid);
  }
}
