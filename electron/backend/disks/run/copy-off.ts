import { dirname } from 'node:path';
import { diskOf, type DiskSource, withSource } from '#shared/domain/disks/disk-source.ts';
import type { CopyWork } from '#shared/domain/disks/plan/work.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import type { UndoableStep } from '#electron/jobs/undo.ts';
import { fail } from '../../failures/fail.ts';
import { redefine } from '../../guests/redefine.ts';
import { findVolume } from '../../storage/find-volume.ts';
import { listPools } from '../../storage/pools.ts';
import type { VolumeInTheMaking } from '../../storage/volume-in-the-making.ts';
import { readVolume } from '../../storage/volumes.ts';
import type { Carried } from './carried.ts';
import { stayingOff } from './staying-off.ts';
import { withReason } from './why-failed.ts';

/** While the guest is off: the host copies the file, and the guest's document names the copy from then on. */
export function copyOff(work: CopyWork, volume: VolumeInTheMaking, carried: Carried): UndoableStep[] {
  const { disk, from, to } = work;
  const { deps, guest } = carried;
  let was: DiskSource | undefined;
  return [
    {
      title: `Copy ${disk} to ${to.name} in the pool ${to.pool}`,
      undoesHalf: true,
      do: () => stayingOff(carried, () => cloneFile(work, volume, carried)),
      undo: () => volume.discard(),
    },
    {
      title: 'Have the guest start from it',
      undoesHalf: true,
      do: async () => {
        const path = await volume.path();
        await redefine(deps, guest, xml => {
          const after = withSource(xml, disk, { path, format: to.format, block: to.block });
          if (after === undefined) throw fail('CONFLICT', { name: guest.name });
          was = { ...from, block: diskOf(parseDocument(xml), disk)?.source.dev !== undefined };
          return after;
        });
      },
      undo: () => redefine(deps, guest, xml => (was ? (withSource(xml, disk, was) ?? xml) : xml)),
    },
  ];
}

/** From a file in no pool, by way of a pool over its folder. */
async function cloneFile(work: CopyWork, volume: VolumeInTheMaking, carried: Carried): Promise<void> {
  const { rpc, live, deps, job } = carried;
  const { from, to, capacity, backing } = work;
  const clone = async () => {
    const source = await findVolume(rpc, from.path);
    if (!source) throw fail('FILE_NOT_FOUND', { path: from.path });
    const { allocation } = await readVolume(rpc, source);
    const target = (await poolPath(carried, to.pool)) ?? from.path;
    const wanted = { format: to.format, capacity, ...(backing && { backing }) };
    await withReason(carried, `${target}/${to.name}`, allocation, () =>
      volume.clone(from.path, wanted, share => job.progress(share)),
    );
  };
  if (await findVolume(rpc, from.path)) await clone();
  else await deps.folderPools.with(live, dirname(from.path), clone);
}

async function poolPath({ rpc }: Carried, name: string): Promise<string | undefined> {
  return (await listPools(rpc))?.find(pool => pool.name === name)?.path;
}
