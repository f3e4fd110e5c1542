import { useEffect } from 'react';
import type { Guest } from '#shared/contract/guests.ts';
import { useGuests, type GuestKey } from '#renderer/api/live/guests.ts';
import { wantSamples } from '#renderer/api/live/samples.ts';

/** Watches the running ones of these guests for as long as they are in sight. */
export function useVisibleSamples(keys: readonly GuestKey[]): void {
  const names = useGuests(({ byKey }) => keys.filter(key => byKey.get(key)?.state === 'running').join(' '));
  useEffect(() => {
    const { byKey } = useGuests.getState();
    const guests = names.split(' ').flatMap((key): Guest[] => {
      const guest = byKey.get(key as GuestKey);
      return guest ? [guest] : [];
    });
    wantSamples('list', guests);
  }, [names]);
  useEffect(() => () => wantSamples('list', []), []);
}
