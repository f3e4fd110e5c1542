import type { DiskAction } from '#shared/contract/disks.ts';
import type { Guest } from '#shared/contract/guests.ts';
import type { ActionFacts, DiskFacts, GuestDisks } from '#shared/domain/disks/facts.ts';
import { agentReach, readFileSystems } from '../../agent/agent.ts';
import type { LiveConnection } from '../../ports.ts';
import { guestsUsing } from '../../storage/disk-users.ts';
import { imagesOn } from '../../storage/images-on.ts';
import type { DisksDeps } from '../disks-deps.ts';
import { readBackupFolder } from './backup-folder.ts';
import { readGuestDisks } from './guest-disks.ts';

/** Everything that one action is planned from, as it is now. */
export async function readActionFacts(
  deps: DisksDeps,
  live: LiveConnection,
  guest: Guest,
  action: DiskAction,
): Promise<ActionFacts> {
  const disks = await readGuestDisks(live, guest);
  const disk = action.do === 'backup' ? undefined : disks.disks.find(({ target }) => target === action.disk);
  return {
    ...disks,
    sharing: await readSharing(deps, live, guest, action, disk),
    ...(action.do === 'insert' && { image: await readImage(deps, live, action.image) }),
    ...(action.do === 'backup' && { folder: await readBackupFolder(deps, live, guest, action.folder) }),
    ...(await askAgent(deps, guest, disks, action)),
  };
}

async function readImage(deps: DisksDeps, live: LiveConnection, image: string) {
  return (await deps.images.read(live, { image, disk: false }, 'now')).facts;
}

async function readSharing(
  deps: DisksDeps,
  live: LiveConnection,
  guest: Guest,
  action: DiskAction,
  disk: DiskFacts | undefined,
): Promise<ActionFacts['sharing']> {
  const path = disk?.path;
  const matters = action.do === 'grow' || action.do === 'move' || action.do === 'convert';
  if (path === undefined || !matters) return { users: [], overlays: [] };
  const [users, overlays] = await Promise.all([guestsUsing(deps, live, [path]), imagesOn(live, path)]);
  const others = (users.get(path) ?? []).filter(
    ({ connection, uuid }) => connection !== guest.connection || uuid !== guest.uuid,
  );
  return { users: others.map(({ name }) => name), overlays };
}

async function askAgent(
  deps: DisksDeps,
  guest: Guest,
  { active }: GuestDisks,
  action: DiskAction,
): Promise<Pick<ActionFacts, 'agent' | 'fileSystems'>> {
  if (!active) return { agent: 'not-running', fileSystems: [] };
  const agent = await agentReach(deps, guest);
  if (agent !== 'answers' || action.do !== 'grow') return { agent, fileSystems: [] };
  // One that falls silent just now only tells nothing.
  return { agent, fileSystems: await readFileSystems(deps, guest).catch(() => []) };
}
