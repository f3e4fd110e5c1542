import type { JobContext } from '#electron/jobs/job.ts';
import type { Guest } from '#shared/contract/guests.ts';
import type { HostFiles } from './host-files.ts';
import type { Tree } from './read-tree.ts';
import type { SnapshotDeps } from './snapshot-deps.ts';

/** What the steps of one job share. */
export interface Acting {
  readonly deps: SnapshotDeps;
  readonly guest: Guest;
  /** As it was read for the plan. */
  readonly tree: Tree;
  readonly job: JobContext;
  readonly files: HostFiles;
  readonly progress: Progress;
}

/** Whether anything was written that cannot be taken back. */
export class Progress {
  readonly #tell: () => void;
  #wrote = false;

  constructor(tell: () => void) {
    this.#tell = tell;
  }

  get wrote(): boolean {
    return this.#wrote;
  }

  /** Called before it is. */
  writes(): void {
    this.#wrote = true;
    this.#tell();
  }
}
