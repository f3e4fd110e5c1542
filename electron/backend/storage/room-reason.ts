import { formatBytes, MiB } from '#shared/domain/units.ts';
import { fail } from '../failures/fail.ts';
import { toFailure } from '../failures/to-failure.ts';

/** Less than QEMU asks for at once: where this little is left, room is what it ran out of. */
export const SLACK = MiB;

export interface Writing {
  /** A file or a pool, as a person is told of it. */
  readonly place: string;
  /** Bytes that were still to be written. */
  readonly needed: number;
  /** Bytes free there, counted anew; undefined where nobody can tell. */
  readonly free: () => Promise<number | undefined>;
  /** What a failure for another reason is about; without it that is thrown as it came. */
  readonly about?: Readonly<Record<string, string>>;
}

/**
 * What libvirt has a program of the host do fails without a code of its own, and without the file that it began:
 * NO_SPACE where less is left than was still to be written, or hardly anything.
 */
export async function withRoomReason<T>(writing: Writing, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const { code, detail } = toFailure(error);
    if (code !== 'HYPERVISOR_FAILED') throw error;
    const { place, needed, about } = writing;
    const free = await writing.free().catch(() => undefined);
    if (free !== undefined && free < Math.max(needed, SLACK)) {
      const params = { path: place, needed: formatBytes(needed), free: formatBytes(free) };
      throw fail('NO_SPACE', params, detail);
    }
    throw about ? fail('HYPERVISOR_FAILED', { ...about }, detail) : error;
  }
}
