import { useEffect } from 'react';
import { create } from 'zustand';
import type { GuestRef } from '#shared/contract/guests.ts';
import { api } from './client.ts';
import { guestKey, type GuestKey } from './live/guests.ts';

const everyMs = 3000;
/** Last pictures are kept for as many guests as a person goes back to. */
const keptGuests = 20;

/** Object URLs of the last picture of each guest, the latest taken last. */
const usePictures = create<{ byKey: ReadonlyMap<GuestKey, string> }>(() => ({ byKey: new Map() }));

function keep(key: GuestKey, picture: Blob): void {
  const { byKey } = usePictures.getState();
  const entries = [...byKey].filter(([other]) => other !== key);
  const kept = entries.slice(-(keptGuests - 1));
  const next = new Map([...kept, [key, URL.createObjectURL(picture)] as const]);
  usePictures.setState({ byKey: next });
  for (const [other, url] of byKey) if (next.get(other) !== url) URL.revokeObjectURL(url);
}

/** The guest's screen as a picture, taken every few seconds while `live` and the window is to be seen. */
export function useThumbnail(
  { connection, uuid }: GuestRef,
  width: number,
  live: boolean,
): string | undefined {
  const key = guestKey({ connection, uuid });
  useEffect(() => {
    if (!live) return;
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const take = async () => {
      if (!document.hidden) {
        try {
          const picture = await api.guests.thumbnail(
            { guest: { connection, uuid }, width },
            { signal: stop.signal },
          );
          if (!stop.signal.aborted) keep(key, picture);
        } catch {
          // A guest without a picture right now shows its last one; the next attempt may have one.
        }
      }
      if (!stop.signal.aborted) timer = setTimeout(() => void take(), everyMs);
    };
    void take();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [connection, uuid, key, width, live]);
  return usePictures(state => state.byKey.get(key));
}
