import { roomAt } from '../../block-jobs/room.ts';
import { withRoomReason } from '../../storage/room-reason.ts';
import type { Filling } from './carried.ts';

/** Says that room beside `path` is what lacked, where it is; what else fails is about the guest and that file. */
export async function withReason<T>(
  { live, guest }: Pick<Filling, 'live' | 'guest'>,
  path: string,
  needed: number,
  act: () => Promise<T>,
): Promise<T> {
  const about = { name: guest.name, path };
  return await withRoomReason({ place: path, needed, free: () => roomAt(live, path), about }, act);
}
