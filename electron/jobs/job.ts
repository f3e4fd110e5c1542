import type { ContainerRef } from '#shared/contract/containers.ts';
import type { EngineId } from '#shared/contract/engines.ts';
import type { Failure } from '#shared/contract/failure.ts';
import type { GuestRef } from '#shared/contract/guests.ts';
import type { Job } from '#shared/contract/jobs.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import type { PauseGate } from './pause-gate.ts';
import type { StepReporter } from './undo.ts';

export interface JobSpec {
  readonly title: string;
  /** False for work that cannot stop half way. */
  readonly cancellable: boolean;
  /** Its work stops at `gate` while a person has it paused. */
  readonly pausable?: boolean;
  readonly connection?: ConnectionId;
  readonly guest?: GuestRef;
  readonly engine?: EngineId;
  readonly container?: ContainerRef;
}

/** What the work of a job is given. `signal` is aborted when a person cancels it or the backend closes. */
export interface JobContext extends StepReporter {
  readonly id: string;
  /** 0 to 1; undefined while it cannot be known. */
  progress(share: number | undefined): void;
  /** Bytes carried so far, of `total` where that is known: progress and rate come of it. */
  transferred(done: number, total?: number): void;
  /** What it found out, to be read and copied. */
  result(label: string, value: string): void;
  readonly gate: PauseGate;
  /** The page that has its file is gone; it goes on once that, or another, comes back. */
  waitsForPage(waits: boolean): void;
}

export interface StartedJob {
  readonly id: string;
  /** The job as it ended. Never rejects: a failed job is a value. */
  readonly ended: Promise<Job>;
}

export type JobWork = (job: JobContext) => Promise<void>;
export type ToFailure = (error: unknown) => Failure;
