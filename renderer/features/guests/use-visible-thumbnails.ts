import { useEffect } from 'react';
import type { Guest } from '#shared/contract/guests.ts';
import { useConnections } from '#renderer/api/live/connections.ts';
import { useGuests, type GuestKey } from '#renderer/api/live/guests.ts';
import type { LineKey } from '#renderer/api/live/line-key.ts';
import { wantThumbnails } from '#renderer/api/thumbnails/take.ts';
import { isPictured } from './pictured.ts';

/** Twice the width of a cell, for dense displays. */
const width = 96;
/** With many in sight each comes round later, so that the host and we stay idle when nobody does anything. */
const everyMs = (guests: number) => Math.max(5000, guests * 500);
/** A row scrolled past is not asked for. */
const restMs = 250;

/** Has the screens of these guests pictured every few seconds, for as long as they are in sight. */
export function useVisibleThumbnails(keys: readonly LineKey[]): void {
  const online = useConnections(({ link, byId }) =>
    link === 'lost'
      ? ''
      : [...byId.values()].flatMap(({ id, state }) => (state === 'online' ? id : [])).join(' '),
  );
  const names = useGuests(({ byKey }) => {
    const hosts = online.split(' ');
    const seen = keys.filter(key => {
      const guest = byKey.get(key as GuestKey);
      return guest !== undefined && isPictured(guest) && hosts.includes(guest.connection);
    });
    return seen.join(' ');
  });
  useEffect(() => {
    const timer = setTimeout(() => {
      const { byKey } = useGuests.getState();
      const guests = names.split(' ').flatMap((key): Guest[] => {
        const guest = byKey.get(key as GuestKey);
        return guest ? [guest] : [];
      });
      wantThumbnails('list', guests, { width, everyMs: everyMs(guests.length) });
    }, restMs);
    return () => clearTimeout(timer);
  }, [names]);
  useEffect(() => () => wantThumbnails('list', [], { width, everyMs: 0 }), []);
}
