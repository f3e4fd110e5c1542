import type { GuestDisk } from '#shared/contract/disks.ts';
import { holdsFiles, usablePoolTypes } from '#shared/domain/create/disks/pools.ts';
import type { DiskFacts, GuestDisks } from '#shared/domain/disks/facts.ts';
import { diskActionKinds, otherBuses, refusal } from '#shared/domain/disks/refusals.ts';
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

function shownDisk(disk: DiskFacts, guest: GuestDisks): GuestDisk {
  const { target, device, bus, source, format, pool, capacity, allocation, room, backing, kind } = disk;
  return {
    target,
    device,
    ...(bus !== undefined && { bus }),
    ...(source !== undefined && { source }),
    ...(kind !== 'empty' && { format }),
    ...(pool !== undefined && { pool }),
    ...(capacity !== undefined && { capacity }),
    ...(allocation !== undefined && { allocation }),
    ...(room !== undefined && { roomLeft: room }),
    can: diskActionKinds.map(action => {
      const why = refusal(action, disk, guest);
      return { do: action, possible: why === undefined, ...(why !== undefined && { why }) };
    }),
    buses: otherBuses(disk, guest),
    standsOn: backing.map(({ path }) => path),
  };
}
