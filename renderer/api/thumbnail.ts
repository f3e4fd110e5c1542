import { useEffect, useState } from 'react';
import type { GuestRef } from '#shared/contract/guests.ts';
import { api } from './client.ts';
import { guestKey, type GuestKey } from './live/guests.ts';

const everyMs = 3000;
/** Last pictures are kept for as many guests as a person goes back to. */
const keptGuests = 20;

const last = new Map<GuestKey, string>();

function keep(key: GuestKey, picture: Blob): string {
  const before = last.get(key);
  if (before !== undefined) URL.revokeObjectURL(before);
  last.delete(key);
  const url = URL.createObjectURL(picture);
  last.set(key, url);
  const [oldest] = last.keys();
  if (last.size > keptGuests && oldest !== undefined) {
    URL.revokeObjectURL(last.get(oldest) ?? '');
    last.delete(oldest);
  }
  return url;
}

/** The guest's screen as a picture, taken every few seconds while `live` and the window is to be seen. */
export function useThumbnail(guest: GuestRef, width: number, live: boolean): string | undefined {
  const { connection, uuid } = guest;
  const key = guestKey(guest);
  const [url, setUrl] = useState<{ key: GuestKey; url: string | undefined }>({ key, url: last.get(key) });

  useEffect(() => {
    setUrl({ key, url: last.get(key) });
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
          if (!stop.signal.aborted) setUrl({ key, url: keep(key, picture) });
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

  return url.key === key ? url.url : last.get(key);
}
