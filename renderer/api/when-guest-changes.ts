import { useEffect, useEffectEvent, useRef } from 'react';
import type { Guest } from '#shared/contract/guests.ts';
import { guestKey } from './live/guests.ts';

/**
 * Calls back whenever an event changed the row of the guest that is shown, but not when another guest is shown.
 * `also`: and when this changes, such as the ids of its running jobs.
 */
export function useWhenGuestChanges(guest: Guest, changed: () => unknown, also = ''): void {
  const seen = useRef({ guest, also });
  const tell = useEffectEvent(changed);
  useEffect(() => {
    const before = seen.current;
    seen.current = { guest, also };
    if (guestKey(before.guest) !== guestKey(guest)) return;
    if (before.guest !== guest || before.also !== also) void tell();
  }, [guest, also]);
}
