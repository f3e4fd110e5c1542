import type { Slot } from '#shared/domain/create/work.ts';
import type { UndoableStep } from '#electron/jobs/undo.ts';
import { VolumeInTheMaking } from '../../storage/volume-in-the-making.ts';
import type { Carrying } from './carrying.ts';

interface Wanted {
  readonly slot: Slot;
  readonly pool: string;
  readonly name: string;
}

/** A step that makes one volume and tells the others where it is; undone, it is gone, half made or whole. */
export function volumeStep(
  { slot, pool, name }: Wanted,
  { deps, guest, paths }: Carrying,
  make: (volume: VolumeInTheMaking) => Promise<void>,
): Omit<UndoableStep, 'title'> {
  const { connections } = deps;
  const volume = new VolumeInTheMaking({ connections, connection: guest.connection, pool, name });
  return {
    undoesHalf: true,
    do: async () => {
      await make(volume);
      paths.set(slot, await volume.path());
    },
    undo: () => volume.discard(),
  };
}
