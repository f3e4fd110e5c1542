import { DomainXMLFlags } from 'node-libvirt';
import type { Guest, GuestRef, GuestsEvent } from '#shared/contract/guests.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import { fail } from '../failures/fail.ts';
import type { Connections, Guests, LiveConnection, Logger } from '../ports.ts';
import { stoppable } from '../watch/stoppable.ts';
import { untilHolds } from '../watch/until-holds.ts';
import { GuestFeed } from './guest-feed.ts';
import { domainRef } from './guest-key.ts';
import { GuestStore } from './guest-store.ts';
import { watchGuests } from './watch-guests.ts';

/** The guests of every connection, true while it is online and as last known while it is lost. */
export class GuestCache implements Guests {
  readonly #connections: Connections;
  readonly #log: Logger;
  readonly #store: GuestStore;
  readonly #feeds = new Map<ConnectionId, GuestFeed>();
  /** Those that have not read everything yet. */
  readonly #reading = new Set<GuestFeed>();
  readonly #onSettled = new Set<() => void>();

  constructor(connections: Connections, log: Logger) {
    this.#connections = connections;
    this.#log = log;
    this.#store = new GuestStore(error => log.error({ err: error }, 'A listener to guests failed'));
    connections.onChange(change => {
      if (change.kind === 'remove') this.#store.removeAll(change.id);
      else if (change.connection.state === 'off') this.#store.removeAll(change.connection.id);
      this.#tellIfSettled();
    });
  }

  get store(): GuestStore {
    return this.#store;
  }

  /** Follows one link until it is gone; resolves once every row of it is true. */
  async follow(live: LiveConnection): Promise<void> {
    const feed = new GuestFeed(live, this.#store, this.#log);
    this.#feeds.set(live.id, feed);
    this.#reading.add(feed);
    live.gone.addEventListener('abort', () => {
      if (this.#feeds.get(live.id) === feed) this.#feeds.delete(live.id);
    });
    try {
      await feed.start();
    } finally {
      this.#reading.delete(feed);
      this.#tellIfSettled();
    }
  }

  get(ref: GuestRef): Guest | undefined {
    return this.#store.get(ref);
  }

  require(ref: GuestRef): Guest {
    const guest = this.#store.get(ref);
    if (guest === undefined) throw fail('NOT_FOUND');
    return guest;
  }

  list(connection?: ConnectionId): Guest[] {
    return this.#store.list(connection);
  }

  claims(ref: GuestRef) {
    return this.#store.claims(ref);
  }

  domain(ref: GuestRef) {
    return domainRef(this.require(ref));
  }

  async xml(ref: GuestRef, options: { inactive?: boolean; secure?: boolean } = {}): Promise<string> {
    const { rpc } = this.#connections.require(ref.connection);
    const inactive = options.inactive === true ? DomainXMLFlags.INACTIVE : 0;
    const secure = options.secure === true ? DomainXMLFlags.SECURE : 0;
    const answer = await rpc.call('domainGetXmlDesc', { dom: this.domain(ref), flags: inactive | secure });
    return answer.xml;
  }

  async refresh(ref: GuestRef): Promise<void> {
    this.#connections.require(ref.connection);
    await this.#feeds.get(ref.connection)?.reread(ref.uuid);
  }

  learnAddresses(ref: GuestRef, addresses: string[]): void {
    const guest = this.#store.get(ref);
    if (guest !== undefined && isActive(guest.state)) this.#store.patch(ref, { addresses });
  }

  until(
    ref: GuestRef,
    predicate: (guest: Guest | undefined) => boolean,
    signal: AbortSignal,
  ): Promise<Guest | undefined> {
    return untilHolds(
      () => this.#store.get(ref),
      listener => this.#store.onChange(listener),
      predicate,
      signal,
    );
  }

  watch(signal?: AbortSignal): AsyncGenerator<GuestsEvent, void, void> {
    return stoppable(stop => watchGuests(this.#store, this, stop), signal);
  }

  /** Nothing is being connected to or read for the first time: what is known is all there is. */
  get settled(): boolean {
    return this.#reading.size === 0 && this.#connections.list().every(({ state }) => state !== 'connecting');
  }

  /** Calls back once, when settled; returns how to call it off. */
  whenSettled(tell: () => void): () => void {
    if (this.settled) tell();
    else this.#onSettled.add(tell);
    return () => this.#onSettled.delete(tell);
  }

  #tellIfSettled(): void {
    if (this.#onSettled.size === 0 || !this.settled) return;
    for (const tell of this.#onSettled) tell();
    this.#onSettled.clear();
  }
}
