import { create } from 'zustand';
import type { GuestKey } from '../live/guests.ts';

/** Last pictures are kept for as many guests as a person scrolls past. */
const keptGuests = 200;

/** Object URLs of the last picture of each guest, the latest taken last. */
const usePictures = create<{ byKey: ReadonlyMap<GuestKey, string> }>(() => ({ byKey: new Map() }));

export function keepPicture(key: GuestKey, picture: Blob): void {
  const { byKey } = usePictures.getState();
  const entries = [...byKey].filter(([other]) => other !== key);
  const kept = entries.slice(-(keptGuests - 1));
  const next = new Map([...kept, [key, URL.createObjectURL(picture)] as const]);
  usePictures.setState({ byKey: next });
  for (const [other, url] of byKey) if (next.get(other) !== url) URL.revokeObjectURL(url);
}

/** The last picture of the guest, however old; undefined when none was taken. */
export const usePicture = (key: GuestKey): string | undefined => usePictures(({ byKey }) => byKey.get(key));
