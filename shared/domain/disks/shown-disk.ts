import type { GuestDisk } from '../../contract/disks.ts';
import type { DiskFacts, GuestDisks } from './facts.ts';
import { diskActionKinds, otherBuses, refusal } from './refusals.ts';

/** A disk as people see it: what can be done to it, and why the rest cannot. */
export function shownDisk(disk: DiskFacts, guest: GuestDisks): GuestDisk {
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
