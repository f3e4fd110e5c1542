import type { Work, Slot } from '#shared/domain/create/work.ts';
import type { JobContext } from '#electron/jobs/job.ts';
import type { UndoableStep } from '#electron/jobs/undo.ts';
import type { ProgressPart } from '#electron/jobs/weighted-progress.ts';
import type { IsoFile } from '#electron/media/iso/write-iso.ts';
import type { DownloadCache } from '#electron/media/download-cache.ts';
import type { GuestRef } from '#shared/contract/guests.ts';
import type { AreaDeps } from '../../ports.ts';
import type { SharedVolumes } from './shared-volumes.ts';

/** A medium that a guest reads at its first start. Its files may hold secrets. */
export interface Seed {
  readonly label: string;
  readonly files: readonly IsoFile[];
}

/** What all steps of one job work with, and tell each other. */
export interface Carrying {
  readonly deps: Pick<AreaDeps, 'connections' | 'env' | 'log' | 'stateDir'>;
  readonly guest: GuestRef;
  readonly job: Pick<JobContext, 'signal' | 'log'>;
  readonly cache: DownloadCache;
  /** Where a publisher lists the checksums, by the address of what is downloaded. */
  readonly lists: ReadonlyMap<string, string>;
  readonly shared: SharedVolumes;
  /** Real paths on the host, by the names the plan gave them. */
  readonly paths: Map<Slot, string>;
  /** Files of the cache, by their addresses. */
  readonly downloads: Map<string, string>;
  /** Run when the job ends, well or badly. */
  readonly atEnd: (() => void)[];
  /** With the real paths; asked for when all of them are known. */
  document(which: 'defined' | 'installer'): string;
  seed(content: Extract<Work, { kind: 'seed-volume' }>['content']): Promise<Seed>;
  /** What an installer is told, as an archive that follows its initramfs. */
  answers(): Promise<Buffer>;
}

/** Makes a step of the job out of one piece of the plan. */
export type CarryOut<Kind extends Work['kind']> = (
  work: Extract<Work, { kind: Kind }>,
  carrying: Carrying,
  part: ProgressPart,
) => Omit<UndoableStep, 'title'>;
