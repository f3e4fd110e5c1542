import { holdsFiles, usablePoolTypes } from '#shared/domain/create/disks/pools.ts';
import { shownDisk } from '#shared/domain/disks/shown-disk.ts';
import { procedures } from '../procedures.ts';
import type { DisksDeps } from './disks-deps.ts';
import { planNow } from './plan.ts';
import { readGuestDisks } from './read/guest-disks.ts';
import { runDiskAction } from './run/run-action.ts';

/** What can be done to the disks of one guest, and doing it. */
export function createDisksArea(deps: DisksDeps) {
  return {
    list: procedures.disks.list.handler(async ({ input }) => {
      const guest = deps.guests.require(input.guest);
      const disks = await readGuestDisks(deps.connections.require(guest.connection), guest);
      return {
        disks: disks.disks.map(disk => shownDisk(disk, disks)),
        checkpoints: [...disks.checkpoints].map(({ disks: targets, ...rest }) => ({
          ...rest,
          disks: [...targets],
        })),
        pools: disks.pools
          .filter(({ type }) => usablePoolTypes.has(type))
          .map(pool => ({ name: pool.name, active: pool.active, free: pool.free, files: holdsFiles(pool) })),
      };
    }),

    plan: procedures.disks.plan.handler(async ({ input }) => {
      const { plan } = await planNow(deps, deps.guests.require(input.guest), input.action);
      return plan;
    }),

    run: procedures.disks.run.handler(({ input }) =>
      runDiskAction(deps, input.guest, input.action, input.stamp),
    ),
  };
}
