import { basename, dirname, extname } from 'node:path';
import { freeVolumeName } from '#shared/domain/create/disks/volume-names.ts';
import type { UndoableStep } from '#electron/jobs/undo.ts';
import type { Connections, LiveConnection } from '../ports.ts';
import { fail } from '../failures/fail.ts';
import { poolToUse } from '../storage/pools.ts';
import { VolumeInTheMaking } from '../storage/volume-in-the-making.ts';
import { listVolumes, readVolume, volumeAt } from '../storage/volumes.ts';
import type { Reach } from '../storage/reach.ts';

interface CopyOfNvram {
  readonly connections: Connections;
  readonly live: LiveConnection;
  readonly reach: Reach;
  readonly from: string;
  /** As the guest's document says. */
  readonly format: string;
  /** Of the new guest. */
  readonly name: string;
  /** Told where the copy is; not called when the original has no variables yet. */
  readonly made: (path: string) => void;
}

/** Copies a guest's UEFI variables beside the original's, by the daemon, whose they are. */
export function copyNvram({ connections, live, reach, from, format, name, made }: CopyOfNvram): UndoableStep {
  let volume: VolumeInTheMaking | undefined;
  return {
    title: 'Copy the UEFI variables',
    undoesHalf: true,
    do: async () => {
      const pool = await reach.poolOf(from);
      const rpc = await live.work();
      // Of a guest that was never started libvirt has not made them yet.
      const ref = await volumeAt(rpc, from);
      if (!ref) return;
      const original = await readVolume(rpc, ref);
      // The guest can write there: what it wrote must not be taken for a format that names other files.
      if (original.format !== format || (format !== 'raw' && format !== 'qcow2'))
        throw fail('FILE_DAMAGED', { path: from });
      const volumes = (await listVolumes(rpc, (await poolToUse(rpc, pool)).ref)).map(vol => vol.name);
      const file = freeVolumeName(`${name}_VARS`, extname(basename(from)), { volumes });
      volume = new VolumeInTheMaking({ connections, connection: live.id, pool, name: file });
      await volume.clone(from, { format, capacity: original.capacity }, () => undefined);
      made(`${dirname(from)}/${file}`);
    },
    undo: async () => volume?.discard(),
  };
}
