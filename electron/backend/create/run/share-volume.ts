import type { ShareVolume } from '#shared/domain/create/work.ts';
import type { UndoableStep } from '#electron/jobs/undo.ts';
import type { ProgressPart } from '#electron/jobs/weighted-progress.ts';
import { isLost, whenReachable } from '../../connections/when-reachable.ts';
import { isShared } from '../../storage/is-shared.ts';
import { poolToUse } from '../../storage/pools.ts';
import { VolumeInTheMaking } from '../../storage/volume-in-the-making.ts';
import { deleteVolume, volumeNamed, volumePath } from '../../storage/volumes.ts';
import type { Carrying } from './carrying.ts';
import { fillHeadLast, waitUntilFilled } from './head-last.ts';
import { sizeOf, sourceOf } from './source-of.ts';

type Sharing = Pick<Carrying, 'deps' | 'guest' | 'job' | 'shared' | 'paths' | 'downloads' | 'atEnd'>;

/** What several guests stand on: taken as it is where it is there, filled by one job alone where it is not. */
export function carryOutShare(
  work: ShareVolume,
  carrying: Sharing,
  part: ProgressPart,
): Omit<UndoableStep, 'title'> {
  const { deps, guest, job, shared, paths } = carrying;
  const { connections } = deps;
  const { pool, name, slot, from } = work;
  const key = `${guest.connection}/${pool}/${name}`;
  const volume = new VolumeInTheMaking({ connections, connection: guest.connection, pool, name });
  let release: (() => void) | undefined;
  let made: 'nothing' | 'half' | 'whole' = 'nothing';

  return {
    undoesHalf: true,
    do: async () => {
      release = shared.hold(key);
      carrying.atEnd.push(release);
      await shared.alone(key, async () => {
        const there = await findWhole();
        if (there === undefined) await fillOrDiscard();
        paths.set(slot, there ?? (await volume.path()));
      });
    },
    undo: async () => {
      const ours = made === 'whole' || shared.isAbandoned(key);
      release?.();
      if (made === 'half') await volume.discard();
      if (!ours) return;
      if (shared.isHeld(key)) shared.abandon(key);
      else await shared.alone(key, deleteUnlessShared);
    },
  };

  async function deleteUnlessShared(): Promise<void> {
    await whenReachable(connections, guest.connection, async rpc => {
      const vol = await volumeNamed(rpc, (await poolToUse(rpc, pool)).ref, name);
      if (vol && !(await isShared(connections.require(guest.connection), pool, name)))
        await deleteVolume(rpc, vol);
    });
  }

  async function findWhole(): Promise<string | undefined> {
    const live = connections.require(guest.connection);
    const rpc = await live.work();
    const vol = await volumeNamed(rpc, (await poolToUse(rpc, pool)).ref, name);
    if (!vol) return undefined;
    if (await waitUntilFilled(live, vol, job.signal)) return await volumePath(rpc, vol);
    // Whoever began it is gone, and nobody could use it so far.
    if (await isShared(live, pool, name)) return await volumePath(rpc, vol);
    job.log(`Delete ${name}, which was never finished`);
    await deleteVolume(rpc, vol);
    return undefined;
  }

  /** Whoever waits for it must not find half of it. */
  async function fillOrDiscard(): Promise<void> {
    made = 'half';
    try {
      await fill();
      made = 'whole';
    } catch (error) {
      // Without the host only `undo` can take it back, in its time.
      if (!isLost(error)) {
        await volume.discard();
        made = 'nothing';
      }
      throw error;
    }
  }

  async function fill(): Promise<void> {
    const source = sourceOf(from, carrying);
    const size = await sizeOf(source, work.size);
    part.weigh(size);
    await volume.create({ format: 'raw', capacity: size });
    await fillHeadLast(volume, source, size, { signal: job.signal, progress: part.share });
  }
}
