import { rm } from 'node:fs/promises';
import type { CarriedDisk } from '#shared/domain/carry/facts.ts';
import { fail } from '../failures/fail.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';
import { download } from '../storage/download.ts';
import { VolumeInTheMaking } from '../storage/volume-in-the-making.ts';
import { volumeAt } from '../storage/volumes.ts';
import { isReadable } from './copy-disk.ts';
import type { Reach } from '../storage/reach.ts';

interface Bringing {
  readonly deps: Pick<AreaDeps, 'connections'>;
  readonly live: LiveConnection;
  readonly reach: Reach;
  readonly disk: CarriedDisk;
  /** Where it may lie on this computer; nothing is there yet. */
  readonly scratch: string;
  /** Of a passing copy that stands on nothing, where the disk stands on something. */
  readonly passing: { readonly pool: string; readonly name: string };
  readonly signal: AbortSignal;
  readonly progress: (share: number) => void;
}

export interface Brought {
  readonly path: string;
  readonly format: string;
  /** Takes away what was brought only for this. */
  done(): Promise<void>;
}

/** Whether a disk's bytes have to be brought here before they can be read. */
export const hasToBeBrought = async (live: LiveConnection, disk: CarriedDisk): Promise<boolean> =>
  !(await isReadable(live, disk));

/**
 * A disk as a file that this computer can read: itself, or where only the daemon may read it, or on a host far
 * away, brought through the daemon. That brings single files: what stands on others is copied there first.
 */
export async function bring(bringing: Bringing): Promise<Brought> {
  const { deps, live, reach, disk, scratch, passing, signal, progress } = bringing;
  const path = disk.path ?? '';
  if (await isReadable(live, disk)) return { path, format: disk.format, done: async () => undefined };
  if (disk.pool === undefined) await reach.poolOf(path);
  const rpc = await live.work();
  const alone = disk.below.length === 0;
  const format = disk.format === 'raw' ? 'raw' : 'qcow2';
  const copy = alone
    ? undefined
    : new VolumeInTheMaking({ connections: deps.connections, connection: live.id, ...passing });
  try {
    if (copy) await copy.clone(path, { format, capacity: disk.capacity }, share => progress(share / 2));
    signal.throwIfAborted();
    const from = copy ? await copy.path() : path;
    const vol = await volumeAt(rpc, from);
    if (!vol) throw fail('FILE_NOT_FOUND', { path: from });
    await download(live, vol, scratch, {
      signal,
      progress: share => progress(copy ? 0.5 + share / 2 : share),
      length: disk.format === 'raw' ? disk.capacity : disk.allocation,
      sparse: !disk.block,
    });
    return { path: scratch, format: copy ? format : disk.format, done: () => rm(scratch, { force: true }) };
  } catch (error) {
    await rm(scratch, { force: true });
    throw error;
  } finally {
    await copy?.discard();
  }
}
