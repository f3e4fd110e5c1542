import type { ActionPlan } from '#shared/contract/action-plan.ts';
import type { DiskAction } from '#shared/contract/disks.ts';
import type { Guest } from '#shared/contract/guests.ts';
import type { VolumeAction } from '#shared/contract/volumes.ts';
import type { VolumeActionFacts } from '#shared/domain/volumes/facts.ts';
import { planVolumeAction } from '#shared/domain/volumes/plan/plan-volume-action.ts';
import type { VolumeWork } from '#shared/domain/volumes/plan/work.ts';
import { planNow as planDisk } from '../disks/plan.ts';
import { readGuestDisks } from '../disks/read/guest-disks.ts';
import { stamped } from '../plans/stamp.ts';
import type { LiveConnection } from '../ports.ts';
import { readActionFacts } from './read/action-facts.ts';
import type { ChangedPool } from './volume-changes.ts';
import type { VolumesDeps } from './volumes-deps.ts';

/** The volume is a guest's disk: what is done to it is done as to that. */
export interface AsDisk {
  readonly guest: Guest;
  readonly action: DiskAction;
}

export interface StampedVolumes {
  readonly plan: ActionPlan;
  readonly work?: VolumeWork;
  readonly asDisk?: AsDisk;
}

/** What an action means now, with the stamp that stands for it. */
export async function planNow(
  deps: VolumesDeps,
  { connection, pool }: ChangedPool,
  action: VolumeAction,
): Promise<StampedVolumes> {
  const live = deps.connections.require(connection);
  const facts = await readActionFacts(deps, live, pool, action);
  const asDisk = await diskOf(deps, live, facts, action);
  if (asDisk) return { plan: (await planDisk(deps, asDisk.guest, asDisk.action)).plan, asDisk };
  const { plan, work } = planVolumeAction(action, facts);
  return { plan: stamped(plan, [action, work]), ...(work && { work }) };
}

/** Growing and converting what a guest has: its document, its snapshots and QEMU have to go along. */
async function diskOf(
  deps: VolumesDeps,
  live: LiveConnection,
  { volumes }: VolumeActionFacts,
  action: VolumeAction,
): Promise<AsDisk | undefined> {
  const [volume] = volumes;
  if (!volume || (action.do !== 'resize' && action.do !== 'convert')) return undefined;
  if (action.do === 'resize' && (action.size < volume.capacity || action.shrink === true)) return undefined;
  const user = volume.users.find(({ active }) => active) ?? volume.users[0];
  const guest = user && deps.guests.get(user);
  if (!guest || guest.connection !== live.id) return undefined;
  const { disks } = await readGuestDisks(live, guest);
  const disk = disks.find(({ path }) => path === volume.path)?.target;
  if (disk === undefined) return undefined;
  if (action.do === 'resize') return { guest, action: { do: 'grow', disk, size: action.size } };
  const { format, flatten, keepOld } = action;
  return {
    guest,
    action: { do: 'convert', disk, format, ...(flatten !== undefined && { flatten }), keepOld },
  };
}
