import { useEffect, useId } from 'react';
import type { GuestRef } from '#shared/contract/guests.ts';
import { guestKey } from '../live/guests.ts';
import { usePicture } from './pictures.ts';
import { wantThumbnails } from './take.ts';

const everyMs = 3000;

/** The guest's screen as a picture, taken every few seconds while `live` and the window is to be seen. */
export function useThumbnail(
  { connection, uuid }: GuestRef,
  width: number,
  live: boolean,
): string | undefined {
  const owner = useId();
  useEffect(() => {
    if (!live) return;
    const size = { width, everyMs };
    wantThumbnails(owner, [{ connection, uuid }], size);
    return () => wantThumbnails(owner, [], size);
  }, [owner, connection, uuid, width, live]);
  return usePicture(guestKey({ connection, uuid }));
}
