import type { VolumeAction } from '../../contract/volumes.ts';
import { poolAbilities } from './pool-abilities.ts';
import type { VolumeState } from './facts.ts';

export type VolumeAct = Exclude<VolumeAction['do'], 'create'>;
export const volumeActs = [
  'resize',
  'clone',
  'convert',
  'wipe',
  'delete',
] as const satisfies readonly VolumeAct[];

const MAKERS = 'whoever keeps the storage';

/** Formats whose images qemu-img makes bigger. */
const growable = new Set(['raw', 'qcow2', 'qed']);

/** Why something cannot be done to a volume now, in a sentence; undefined: it can. Who has it is another question. */
export function volumeRefusal(
  act: VolumeAct,
  volume: VolumeState,
  pool: { type: string },
): string | undefined {
  const can = poolAbilities(pool.type);
  switch (act) {
    case 'delete':
      if (!can.delete) return `Its storage is given as it is: ${MAKERS} deletes it.`;
      return pool.type === 'disk' ? partitionRefusal(volume) : undefined;
    case 'wipe':
      if (volume.type === 'dir') return FOLDER;
      return can.wipe
        ? running('wiped', volume)
        : `libvirt wipes no volumes in pools of the kind “${pool.type}”.`;
    case 'resize':
      return resizeRefusal(volume, pool, can.resize);
    case 'clone':
    case 'convert':
      if (volume.type === 'dir') return FOLDER;
      if (!can.copy) return `libvirt cannot read the volumes of pools of the kind “${pool.type}”.`;
      if (act === 'clone') return running('copied', volume);
      return volume.encrypted ? 'It is encrypted, and its copy in another format would not be.' : undefined;
  }
}

/** Up to libvirt 9 at least: virStorageBackendDiskDeleteVol in src/storage/storage_backend_disk.c */
function partitionRefusal({ path }: VolumeState): string | undefined {
  if (!/\dp\d+$/.test(path) || path.startsWith('/dev/mapper/')) return undefined;
  return `libvirt takes the “p” in ${path} for a part of the partition’s number and cannot delete it: delete it with parted on the host, then look at the pool again.`;
}

const FOLDER = 'It is a folder, and no disk.';

function resizeRefusal(volume: VolumeState, { type }: { type: string }, can: boolean): string | undefined {
  if (volume.type === 'dir') return FOLDER;
  if (!can)
    return type === 'logical' || type === 'disk' || type === 'zfs'
      ? 'It is a device of the host, and libvirt cannot change the size of those: make a bigger one, and clone this into it.'
      : `Its storage is given as it is: ${MAKERS} changes its size.`;
  if (growable.has(volume.format)) return undefined;
  return `The size of images of the format ${volume.format} cannot be changed: convert it to qcow2 first.`;
}

function running(done: string, { users }: VolumeState): string | undefined {
  const active = users.filter(user => user.active).map(({ name }) => name);
  if (active.length === 0) return undefined;
  return `It is a disk of ${active.join(', ')}, which runs and writes to it: it can be ${done} once that is off.`;
}
