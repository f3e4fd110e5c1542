import type { CreateWork } from '#shared/domain/volumes/plan/work.ts';
import { runSteps, type UndoableStep } from '#electron/jobs/undo.ts';
import { poolToUse } from '../../storage/pools.ts';
import { VolumeInTheMaking } from '../../storage/volume-in-the-making.ts';
import { PassphraseSecret } from './passphrase-secret.ts';
import { type VolumeJob, withRoomIn } from './volume-job.ts';

/** Makes a volume; whatever of it is there when that fails or is cancelled is taken back. */
export async function create(work: CreateWork, on: VolumeJob, passphrase?: string): Promise<void> {
  const { deps, live, rpc, pool, job } = on;
  const { name, capacity, format, room, backing, encryption } = work;
  const volume = new VolumeInTheMaking({ connections: deps.connections, connection: live.id, pool, name });
  const steps: UndoableStep[] = [];
  let secret = encryption?.secret ?? undefined;
  if (encryption?.secret === null && passphrase !== undefined) {
    const { path } = await poolToUse(rpc, pool);
    const own = new PassphraseSecret(deps.connections, live.id, `${path ?? pool}/${name}`);
    steps.push({
      title: 'Have libvirt keep the passphrase',
      undoesHalf: true,
      do: async () => {
        secret = await own.define(passphrase);
      },
      undo: () => own.discard(),
    });
  }
  const needed = room === 'full' ? capacity : 0;
  steps.push({
    title: `Make ${name} in the pool ${pool}`,
    undoesHalf: true,
    do: () =>
      withRoomIn(on, pool, needed, () =>
        volume.create({
          format,
          capacity,
          ...(backing === undefined && { preallocation: room === 'sparse' ? 'off' : room }),
          ...(backing && { backing }),
          ...(secret !== undefined && { secret }),
        }),
      ),
    undo: () => volume.discard(),
  });
  await runSteps(steps, job);
}
