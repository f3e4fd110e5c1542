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

export function applyGuestsEvent(event: GuestsEvent): void {
  useGuests.setState(({ byKey }) => {
    const next = new Map(event.kind === 'snapshot' ? [] : byKey);
    if (event.kind === 'remove') for (const ref of event.guests) next.delete(guestKey(ref));
    else for (const guest of event.guests) next.set(guestKey(guest), guest);
    return { loaded: true, byKey: next };
  });
}

export const useGuest = (key: GuestKey): Guest | undefined => useGuests(({ byKey }) => byKey.get(key));
