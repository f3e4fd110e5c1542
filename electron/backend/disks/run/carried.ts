import type { Guest } from '#shared/contract/guests.ts';
import type { JobContext } from '#electron/jobs/job.ts';
import type { Connection, DomainRef } from 'node-libvirt';
import { domainRef } from '../../guests/guest-key.ts';
import type { LiveConnection } from '../../ports.ts';
import type { DisksDeps } from '../disks-deps.ts';

/** What filling a copy works with: of a guest's disk, or of a volume that nobody has. */
export interface Filling {
  readonly deps: Pick<DisksDeps, 'connections'>;
  readonly live: LiveConnection;
  /** The guest, or what else is copied. */
  readonly guest: Pick<Guest, 'connection' | 'name'>;
  readonly rpc: Connection;
  readonly job: Pick<JobContext, 'progress'>;
}

/** What carrying out one action on a guest's disks works with. */
export interface Carried extends Filling {
  readonly deps: DisksDeps;
  readonly guest: Guest;
  readonly dom: DomainRef;
  readonly job: JobContext;
  /** As the plan has it. */
  readonly title: string;
}

export async function carriedBy(
  deps: DisksDeps,
  guest: Guest,
  title: string,
  job: JobContext,
): Promise<Carried> {
  const live = deps.connections.require(guest.connection);
  return { deps, live, guest, dom: domainRef(guest), rpc: await live.work(), job, title };
}
