import { diskOf, type DiskSource, withSource } from '#shared/domain/disks/disk-source.ts';
import type { CopyWork } from '#shared/domain/disks/plan/work.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import type { UndoableStep } from '#electron/jobs/undo.ts';
import { whileOff } from '../../carry/while-off.ts';
import { fail } from '../../failures/fail.ts';
import { redefine } from '../../guests/redefine.ts';
import type { VolumeInTheMaking } from '../../storage/volume-in-the-making.ts';
import { readVolume, volumeAt } from '../../storage/volumes.ts';
import type { Carried } from './carried.ts';
import { fillCopy } from './fill-copy.ts';

/** While the guest is off: the file is copied, and the guest's document names the copy from then on. */
export function copyOff(work: CopyWork, volume: VolumeInTheMaking, carried: Carried): UndoableStep[] {
  const { disk, from, to } = work;
  const { deps, guest, job } = carried;
  let was: DiskSource | undefined;
  return [
    {
      title: `Copy ${disk} to ${to.name} in the pool ${to.pool}`,
      undoesHalf: true,
      do: async () => {
        await whileOff(deps, guest, job.signal, signal => fillCopy(work, volume, carried, signal));
        await requireBacking(work, volume, carried);
      },
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
      undo: async () => {
        if (was) await redefine(deps, guest, xml => withSource(xml, disk, was) ?? xml);
      },
    },
  ];
}

/** A name of its base that is relative to its folder leads nowhere, or elsewhere, from another one. */
async function requireBacking(
  { backing, from }: CopyWork,
  volume: VolumeInTheMaking,
  { rpc }: Carried,
): Promise<void> {
  if (!backing) return;
  const vol = await volumeAt(rpc, await volume.path());
  if (vol && (await readVolume(rpc, vol)).backingPath === backing.path) return;
  throw fail('UNSUPPORTED', {
    path: from.path,
    reason: `It names ${backing.path}, which it stands on, by where the two lie to each other.`,
    remedy: 'Have it made whole on the way.',
  });
}
