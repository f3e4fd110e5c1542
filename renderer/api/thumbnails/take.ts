import type { GuestRef } from '#shared/contract/guests.ts';
import { api } from '../client.ts';
import type { GuestKey } from '../live/guests.ts';
import { keepPicture } from './pictures.ts';
import { ThumbnailSchedule, type Shot, type Size } from './schedule.ts';

/** Each picture holds a guest up for some milliseconds: never more than these at a time. */
const atATime = 2;

const schedule = new ThumbnailSchedule();
const underWay = new Map<GuestKey, AbortController>();
let timer: ReturnType<typeof setTimeout> | undefined;

function pump(): void {
  clearTimeout(timer);
  while (!document.hidden && underWay.size < atATime) {
    const next = schedule.next();
    if (next === undefined) return;
    const waitMs = next.at - performance.now();
    if (waitMs > 0) {
      timer = setTimeout(pump, waitMs);
      return;
    }
    void take(next.shot);
  }
}

async function take(shot: Shot): Promise<void> {
  const { key, guest, width } = shot;
  const stop = new AbortController();
  underWay.set(key, stop);
  schedule.begin(shot);
  try {
    const picture = await api.guests.thumbnail({ guest, width }, { signal: stop.signal });
    if (!stop.signal.aborted) keepPicture(key, picture);
  } catch {
    // A guest without a picture right now shows its last one; the next attempt may have one.
  } finally {
    underWay.delete(key);
    schedule.end(shot, performance.now());
    pump();
  }
}

/** Has pictures taken of these guests for `owner` (and of no others for it) until it asks for none. */
export function wantThumbnails(owner: string, guests: readonly GuestRef[], size: Size): void {
  schedule.want(owner, guests, size);
  for (const [key, stop] of underWay) if (!schedule.wants(key)) stop.abort();
  pump();
}

/** Lets a hidden window take none. Called once at start. */
export function watchThumbnails(): void {
  document.addEventListener('visibilitychange', pump);
}
