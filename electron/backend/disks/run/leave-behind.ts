import { DomainCheckpointDeleteFlags, LibvirtError } from 'node-libvirt';
import type { CopyWork } from '#shared/domain/disks/plan/work.ts';
import { fail } from '../../failures/fail.ts';
import { guestsUsing } from '../../storage/disk-users.ts';
import { imagesOn } from '../../storage/images-on.ts';
import { deleteVolume } from '../../storage/volumes.ts';
import type { Carried } from './carried.ts';
import { reaching, volumeIn } from './reaching.ts';

/** Deletes the file that the guest had before, once it was looked again that nobody has it. */
export function deleteOld({ from }: CopyWork, carried: Carried) {
  return {
    title: `Delete ${from.path}`,
    do: async () => {
      if (!(await isFree(from.path, carried))) throw fail('RESOURCE_BUSY', { path: from.path });
      await deleteFile(from.path, carried);
    },
  };
}

/** No guest has it, now or at its next start, and no image stands on it. */
export async function isFree(path: string, { deps, live }: Pick<Carried, 'deps' | 'live'>): Promise<boolean> {
  const [users, overlays] = await Promise.all([guestsUsing(deps, live, [path]), imagesOn(live, path)]);
  return (users.get(path) ?? []).length === 0 && overlays.length === 0;
}

async function deleteFile(path: string, carried: Carried): Promise<void> {
  await reaching(carried, async reach => deleteVolume(carried.rpc, await volumeIn(reach, carried, path)));
}

/** Their bitmaps were in the old file: a backup that started from them would fail. */
export function forgetCheckpoints({ checkpoints }: CopyWork, { rpc, dom, job }: Carried) {
  return {
    title: `Forget the checkpoints ${checkpoints.join(', ')}`,
    do: async () => {
      for (const name of checkpoints) {
        try {
          const flags = DomainCheckpointDeleteFlags.METADATA_ONLY;
          const { checkpoint } = await rpc.call('domainCheckpointLookupByName', { dom, name, flags: 0 });
          await rpc.call('domainCheckpointDelete', { checkpoint, flags });
        } catch (error) {
          if (!(error instanceof LibvirtError)) throw error;
          job.log(`Could not forget ${name} (${error.message})`);
        }
      }
    },
  };
}
