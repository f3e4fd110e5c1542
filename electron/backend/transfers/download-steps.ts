import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type StorageVolRef, writeSparse } from 'node-libvirt';
import type { JobContext } from '#electron/jobs/job.ts';
import type { UndoableStep } from '#electron/jobs/undo.ts';
import type { DownloadChoice } from '#shared/contract/transfers.ts';
import type { DownloadFacts } from '#shared/domain/transfers/facts.ts';
import { holdsFiles } from '#shared/domain/create/disks/pools.ts';
import { putInPlace } from '../carry/put-in-place.ts';
import { fail } from '../failures/fail.ts';
import type { AreaDeps } from '../ports.ts';
import { poolToUse } from '../storage/pools.ts';
import { volumeNamed } from '../storage/volumes.ts';
import { fetchVolume, type FetchOptions } from './fetch-volume.ts';
import { checksumFor, verify } from './verified.ts';

export interface DownloadWork {
  readonly choice: DownloadChoice;
  readonly facts: DownloadFacts;
}

/** Fetches the volume into a sink, and compares its checksum. */
export async function fetchInto(
  deps: Pick<AreaDeps, 'connections'>,
  job: JobContext,
  { choice, facts }: DownloadWork,
  sink: FetchOptions['sink'],
): Promise<void> {
  const { pool, volume: name } = choice;
  const live = () => deps.connections.require(choice.connection);
  const checksum = checksumFor(choice);
  const { length } = facts.volume;
  const sparse = holdsFiles(facts.pool);
  await fetchVolume(await refOf(), name, { live, job, length, sparse, checksum, sink });
  verify(job, checksum, choice, name);

  async function refOf(): Promise<StorageVolRef> {
    const rpc = await live().work();
    const ref = await volumeNamed(rpc, (await poolToUse(rpc, pool)).ref, name);
    if (!ref) throw fail('NOT_FOUND', { name });
    return ref;
  }
}

/** Into a file of this computer, which has its name only once it is whole. */
export function downloadSteps(
  deps: Pick<AreaDeps, 'connections'>,
  job: JobContext,
  work: DownloadWork,
  path: string,
): UndoableStep[] {
  const partial = join(dirname(path), `.${basename(path).slice(0, 200)}.${randomUUID().slice(0, 8)}.part`);
  return [
    {
      title: `Write “${work.choice.volume}” into “${basename(path)}”`,
      undoesHalf: true,
      do: async () => {
        const file: FileHandle = await open(partial, 'wx', 0o600);
        try {
          await fetchInto(deps, job, work, (start, recycle) => writeSparse(file, { start, recycle }));
        } finally {
          await file.close();
        }
      },
      undo: () => rm(partial, { force: true }),
    },
    {
      title: 'Give the file its name',
      do: () => putInPlace(partial, path, false),
      undo: () => rm(path, { force: true }),
    },
  ];
}
