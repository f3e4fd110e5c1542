import { useMemo } from 'react';
import type { Guest } from '#shared/contract/guests.ts';
import { useGuests, type GuestKey } from '#renderer/api/live/guests.ts';

/** The guests by these keys that are still there. */
export function useGuestsByKey(keys: readonly GuestKey[]): Guest[] {
  const byKey = useGuests(state => state.byKey);
  return useMemo(() => keys.flatMap(key => byKey.get(key) ?? []), [keys, byKey]);
}

/** `“web”`, or `3 guests`. */
export function namesOf(guests: readonly Guest[]): string {
  const [first] = guests;
  return guests.length === 1 && first ? `“${first.name}”` : `${guests.length} guests`;
}
