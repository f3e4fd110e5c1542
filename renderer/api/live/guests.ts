import { create } from 'zustand';
import type { Guest, GuestRef, GuestsEvent } from '#shared/contract/guests.ts';

/** Names one guest among all connections; made by `guestKey` only. */
export type GuestKey = string & { readonly __brand: 'GuestKey' };

export const guestKey = ({ connection, uuid }: GuestRef): GuestKey => `${connection}/${uuid}` as GuestKey;
export const guestRef = ({ connection, uuid }: GuestRef): GuestRef => ({ connection, uuid });

interface GuestsStore {
  /** False until the first snapshot. */
  loaded: boolean;
  byKey: ReadonlyMap<GuestKey, Guest>;
}

export const useGuests = create<GuestsStore>(() => ({ loaded: false, byKey: new Map() }));

/** Guests known from before that a snapshot in parts has not named yet: they go when it is complete. */
let unnamed: Set<GuestKey> | undefined;

export function applyGuestsEvent(event: GuestsEvent): void {
  useGuests.setState(({ byKey }) => {
    const next = new Map(byKey);
    if (event.kind === 'snapshot') unnamed = new Set(byKey.keys());
    for (const guest of event.guests) {
      const key = guestKey(guest);
      unnamed?.delete(key);
      if (event.kind === 'remove') next.delete(key);
      else next.set(key, guest as Guest);
    }
    if (event.kind !== 'remove' && event.complete === true) {
      for (const key of unnamed ?? []) next.delete(key);
      unnamed = undefined;
    }
    return { loaded: true, byKey: next };
  });
}

export const useGuest = (key: GuestKey): Guest | undefined => useGuests(({ byKey }) => byKey.get(key));
