import { isDeepStrictEqual } from 'node:util';
import type { Guest, GuestRef, GuestState } from '#shared/contract/guests.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { type GuestClaims, NO_CLAIMS } from '#shared/domain/guests/claims.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import { Emitter } from '../watch/emitter.ts';
import { type GuestKey, guestKey } from './guest-key.ts';
import type { GuestReading } from './read-guests.ts';

interface Known {
  guest: Guest;
  macs: readonly string[];
  claims: GuestClaims;
}

/** A guest that was added or changed, or the mark that it is gone. */
export type GuestChange =
  | { readonly key: GuestKey; readonly guest: Guest }
  | { readonly key: GuestKey; readonly guest: undefined; readonly ref: GuestRef };

/** Every guest of every connection as last known. Tells of changes only: the same row again is silent. */
export class GuestStore {
  readonly #known = new Map<GuestKey, Known>();
  readonly #changes: Emitter<GuestChange>;
  readonly #now: () => number;

  constructor(onListenerError: (error: unknown) => void, now: () => number = Date.now) {
    this.#changes = new Emitter(onListenerError);
    this.#now = now;
  }

  get(ref: GuestRef): Guest | undefined {
    return this.#known.get(guestKey(ref))?.guest;
  }

  /** MAC addresses in lower case; empty for a guest that is not known. */
  macs(ref: GuestRef): readonly string[] {
    return this.#known.get(guestKey(ref))?.macs ?? [];
  }

  /** What a guest takes of its host; nothing for one that is not known. */
  claims(ref: GuestRef): GuestClaims {
    return this.#known.get(guestKey(ref))?.claims ?? NO_CLAIMS;
  }

  list(connection?: ConnectionId): Guest[] {
    const guests = Array.from(this.#known.values(), ({ guest }) => guest);
    return connection === undefined ? guests : guests.filter(guest => guest.connection === connection);
  }

  onChange(listener: (change: GuestChange) => void): () => void {
    return this.#changes.on(listener);
  }

  /** Whether anybody is told of changes. */
  get watched(): boolean {
    return this.#changes.size > 0;
  }

  put({ row, macs, claims }: GuestReading): void {
    const present = this.#known.get(guestKey(row))?.guest;
    this.#set(
      { ...row, ...this.#since(present, row.state), addresses: addressesOf(present, row.state) },
      macs,
      claims,
    );
  }

  /** What an event says at once; the rest is read after it. */
  patch(ref: GuestRef, change: { state?: GuestState; memory?: number; addresses?: string[] }): void {
    const known = this.#known.get(guestKey(ref));
    if (known === undefined) return;
    const present = known.guest;
    const state = change.state ?? present.state;
    const memory = change.memory ?? present.memory;
    const addresses = change.addresses ?? addressesOf(present, state);
    const same = state === present.state && memory === present.memory;
    if (same && addresses.join() === present.addresses.join()) return;
    known.guest = { ...present, ...this.#since(present, state), state, memory, addresses };
    this.#changes.emit({ key: guestKey(ref), guest: known.guest });
  }

  remove(ref: GuestRef): void {
    const key = guestKey(ref);
    if (!this.#known.delete(key)) return;
    this.#changes.emit({ key, guest: undefined, ref: { connection: ref.connection, uuid: ref.uuid } });
  }

  /** Removes the guests of a connection that are not to be kept: all of them by default. */
  removeAll(connection: ConnectionId, keep: ReadonlySet<string> = new Set()): void {
    for (const guest of this.list(connection)) if (!keep.has(guest.uuid)) this.remove(guest);
  }

  #set(guest: Guest, macs: readonly string[], claims: GuestClaims): void {
    const key = guestKey(guest);
    const known = this.#known.get(key);
    if (known === undefined) {
      this.#known.set(key, { guest, macs, claims });
    } else {
      // A card that was plugged in shows in no field of the row, but on the pictures drawn from claims.
      const same = isDeepStrictEqual([known.guest, known.claims], [guest, claims]);
      known.macs = macs;
      known.claims = claims;
      if (same) return;
      known.guest = guest;
    }
    this.#changes.emit({ key, guest });
  }

  /** A state that was there when first seen began at a time nobody knows. */
  #since(present: Guest | undefined, state: GuestState): { since?: number } {
    if (present === undefined) return {};
    if (present.state !== state) return { since: this.#now() };
    return present.since === undefined ? {} : { since: present.since };
  }
}

function addressesOf(present: Guest | undefined, state: GuestState): string[] {
  return present !== undefined && isActive(state) ? present.addresses : [];
}
