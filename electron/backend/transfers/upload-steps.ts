import type { JobContext } from '#electron/jobs/job.ts';
import type { UndoableStep } from '#electron/jobs/undo.ts';
import type { UploadChoice } from '#shared/contract/transfers.ts';
import type { UploadFacts } from '#shared/domain/transfers/facts.ts';
import { fail } from '../failures/fail.ts';
import type { AreaDeps } from '../ports.ts';
import { poolToUse } from '../storage/pools.ts';
import { refreshPatiently } from '../storage/refresh-patiently.ts';
import { VolumeInTheMaking } from '../storage/volume-in-the-making.ts';
import { deleteVolume, volumeNamed } from '../storage/volumes.ts';
import type { ByteSource } from './byte-source.ts';
import { fill } from './fill.ts';
import { checksumFor, verify } from './verified.ts';

export interface UploadWork {
  readonly choice: UploadChoice;
  readonly facts: UploadFacts;
  readonly source: ByteSource;
  /** Told once the volume has all of it. */
  readonly written: () => Promise<void>;
}

/** What an upload does, in order; whatever there is of a new volume is taken back where it fails. */
export function uploadSteps(
  deps: Pick<AreaDeps, 'connections'>,
  job: JobContext,
  { choice, facts, source, written }: UploadWork,
): UndoableStep[] {
  const { connection, pool, volume: name } = choice;
  const { volume: old, files, file } = facts;
  const live = () => deps.connections.require(connection);
  const volume = new VolumeInTheMaking({ connections: deps.connections, connection, pool, name });
  const checksum = checksumFor(choice);

  const refOf = async () => {
    const rpc = await live().work();
    const ref = await volumeNamed(rpc, (await poolToUse(rpc, pool)).ref, name);
    if (!ref) throw fail('NOT_FOUND', { name });
    return ref;
  };
  const remove: UndoableStep = {
    title: `Delete “${name}”`,
    do: async () => deleteVolume(await live().work(), await refOf()),
    // The plan said that what it held is lost.
    undo: async () => job.log(`What “${name}” held before is gone`),
  };
  const make: UndoableStep = {
    title: `Make the volume “${name}”`,
    undoesHalf: true,
    do: () => volume.create({ format: 'raw', capacity: file.size }),
    undo: () => volume.discard(),
  };
  const write: UndoableStep = {
    title: `Write “${file.name}” into it`,
    undoesHalf: old?.block === true,
    do: async () => {
      await fill(await refOf(), source, { live, job, sparse: files, checksum });
      verify(job, checksum, choice, file.name);
      await written();
    },
    undo: async () => {
      if (old?.block === true) job.log(`“${name}” holds a part of the file; what it held before is gone`);
    },
  };
  const look: UndoableStep = {
    title: 'Have libvirt see what is in it',
    do: async () => {
      const rpc = await live().work();
      await refreshPatiently(rpc, (await poolToUse(rpc, pool)).ref, job.signal);
    },
    undo: async () => undefined,
  };
  if (old?.block === true) return [write, look];
  return [...(old ? [remove] : []), make, write, look];
}
