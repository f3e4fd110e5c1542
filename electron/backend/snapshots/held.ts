import type { GuestRef } from '#shared/contract/guests.ts';
import { type GuestKey, guestKey } from '../guests/guest-key.ts';

/** Guests whose snapshots are being worked on by this process. */
const working = new Set<GuestKey>();

export function isHeld(guest: GuestRef): boolean {
  return working.has(guestKey(guest));
}

/** Holds a guest until the answer is called. */
export function held(guest: GuestRef): () => void {
  const key = guestKey(guest);
  working.add(key);
  return () => void working.delete(key);
}
