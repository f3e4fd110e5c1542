import type { CarryAction } from '#shared/contract/carry.ts';
import type { CarriedDisk } from '#shared/domain/carry/facts.ts';
import type { OvfOfGuest } from '#shared/domain/carry/ovf-of-guest.ts';
import type { JobContext } from '#electron/jobs/job.ts';
import type { CarryDeps } from './prepared.ts';
import type { Reach } from '../storage/reach.ts';
import type { Carried } from './read-carried.ts';

export interface ExportWork {
  readonly carried: Carried;
  readonly action: Extract<CarryAction, { do: 'export' }>;
  readonly disks: readonly CarriedDisk[];
  readonly ovf: OvfOfGuest;
  readonly lost: readonly string[];
  /** Of files within it. */
  readonly name: string;
}

export interface Exporting {
  readonly deps: CarryDeps;
  readonly work: ExportWork;
  readonly reach: Reach;
  readonly job: JobContext;
  /** Where it is written until it is whole. */
  readonly partial: string;
  /** What is brought here only to be converted. */
  readonly scratch: string;
}

/** Beside the disk, where only the daemon can read what it stands on. */
export function passingCopy({ pool = 'default', path = '' }: CarriedDisk): { pool: string; name: string } {
  return { pool, name: `.innkeeper-${process.pid}-${path.slice(path.lastIndexOf('/') + 1)}` };
}
