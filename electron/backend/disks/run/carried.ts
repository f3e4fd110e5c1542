import type { Guest } from '#shared/contract/guests.ts';
import type { JobContext } from '#electron/jobs/job.ts';
import type { Connection, DomainRef } from 'node-libvirt';
import { domainRef } from '../../guests/guest-key.ts';
import type { LiveConnection } from '../../ports.ts';
import type { DisksDeps } from '../disks-deps.ts';

/** What carrying out one action on a guest's disks works with. */
export interface Carried {
  readonly deps: DisksDeps;
  readonly live: LiveConnection;
  readonly guest: Guest;
  readonly dom: DomainRef;
  readonly rpc: Connection;
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
