import type { DiskAction } from '#shared/contract/disks.ts';
import type { GuestRef } from '#shared/contract/guests.ts';
import type { DiskWork } from '#shared/domain/disks/plan/work.ts';
import { fail } from '../../failures/fail.ts';
import { requireShown } from '../../plans/stamp.ts';
import type { DisksDeps } from '../disks-deps.ts';
import { planNow } from '../plan.ts';
import { backUp } from './back-up.ts';
import { type Carried, carriedBy } from './carried.ts';
import { addDriverDisk, putOnBus } from './change-bus.ts';
import { changeMedium } from './change-medium.ts';
import { copyDisk } from './copy-disk.ts';
import { grow } from './grow.ts';

/** Plans again with what is true now; if that is what was shown, and nothing is in the way, runs it as a job. */
export async function runDiskAction(
  deps: DisksDeps,
  ref: GuestRef,
  action: DiskAction,
  stamp: string,
): Promise<{ job: string }> {
  await deps.guests.refresh(ref);
  const guest = deps.guests.require(ref);
  const { plan, work } = await planNow(deps, guest, action);
  requireShown(plan, stamp, guest.name);
  if (!work) throw fail('UNSUPPORTED', { name: guest.name });
  const { connection, uuid } = guest;
  const cancellable = work.do === 'copy' || work.do === 'backup' || work.do === 'media';
  const { id } = deps.jobs.start(
    { title: plan.title, connection, guest: { connection, uuid }, cancellable },
    async job => {
      await carryOut(work, await carriedBy(deps, guest, plan.title, job));
      await deps.guests.refresh(guest);
      if (work.do === 'grow')
        for (const { text, remedy } of plan.warnings) if (remedy !== undefined) job.log(`${text}: ${remedy}`);
    },
  );
  return { job: id };
}

async function carryOut(work: DiskWork, carried: Carried): Promise<void> {
  switch (work.do) {
    case 'grow':
      return await grow(work, carried);
    case 'media':
      return await changeMedium(work, carried);
    case 'copy':
      return await copyDisk(work, carried);
    case 'change-bus':
      return await putOnBus(work, carried);
    case 'driver-disk':
      return await addDriverDisk(work, carried);
    case 'backup':
      return await backUp(work, carried);
  }
}
