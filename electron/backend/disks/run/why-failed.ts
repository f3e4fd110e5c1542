import { formatBytes } from '#shared/domain/units.ts';
import { roomAt, whyFailed } from '../../block-jobs/room.ts';
import { fail } from '../../failures/fail.ts';
import { toFailure } from '../../failures/to-failure.ts';
import type { Filling } from './carried.ts';

/**
 * What libvirt has a program of the host do fails without a code of its own, and without the file that it began:
 * NO_SPACE where less is left beside `path` than was to be written, or hardly anything.
 */
export async function withReason<T>(
  { live, guest }: Pick<Filling, 'live' | 'guest'>,
  path: string,
  needed: number,
  act: () => Promise<T>,
): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const { code, detail } = toFailure(error);
    if (code !== 'HYPERVISOR_FAILED') throw error;
    const free = await roomAt(live, path).catch(() => undefined);
    if (free === undefined || free >= needed) throw await whyFailed(live, path, { name: guest.name }, detail);
    const params = { path, needed: formatBytes(needed), free: formatBytes(free) };
    throw fail('NO_SPACE', params, detail);
  }
}
