import type { DiskAction } from '../../../contract/disks.ts';
import { formatBytes } from '../../units.ts';
import { type ActionFacts, type DiskFacts, isDrive } from '../facts.ts';
import { growInside } from '../file-systems.ts';
import { Draft } from './draft.ts';
import type { Planned } from './work.ts';

type Grow = Extract<DiskAction, { do: 'grow' }>;

/** Sizes of disks are whole sectors. */
export const SECTOR = 512;

export function planGrow(action: Grow, disk: DiskFacts, facts: ActionFacts): Planned {
  const { target, path, capacity, format } = disk;
  const { size } = action;
  const draft = new Draft(`Grow ${target} of “${facts.name}” to ${formatBytes(size)}`);
  if (path === undefined || capacity === undefined) return { plan: draft.done() };
  const problem = sizeProblem(size, capacity);
  if (problem !== undefined) {
    draft.refuse('INPUT_INVALID', { field: 'size', reason: problem }, 'size');
    return { plan: draft.done() };
  }
  const full = isFull(disk);
  const allocate = full && !facts.active;
  draft.step(
    facts.active
      ? `QEMU makes ${target} ${formatBytes(size)} big while the guest runs, and tells it so`
      : `The file of ${target} is made ${formatBytes(size)} big; the guest sees it at its next start`,
  );
  draft.file({
    path,
    becomes: 'changed',
    note: `${target}: from ${formatBytes(capacity)} to ${formatBytes(size)}`,
  });
  for (const layer of disk.backing)
    draft.file({ path: layer.path, becomes: 'kept', note: `${target} stands on it; it stays as it is` });
  tellRoom(draft, disk, { more: size - capacity, allocate });
  if (full && facts.active)
    draft.warn(
      'The new part has no room set aside',
      'QEMU cannot set room aside while the guest runs: the part is taken as it is written.',
      'Shut the guest down first if it must be set aside at once.',
    );
  tellInside(draft, disk, facts);
  const { users, overlays } = facts.sharing;
  if (users.length > 0)
    draft.warn(`${users.join(', ')} has this disk as well`, 'It sees the new size at its next start.');
  if (overlays.length > 0)
    draft.warn(
      `${overlays.join(', ')} stands on this file`,
      'What stands on it keeps its own size; but a file that others stand on should not be written to at all.',
    );
  return {
    plan: draft.done(),
    work: { do: 'grow', disk: target, path, format, size, capacity, allocate, running: facts.active },
  };
}

function sizeProblem(size: number, capacity: number): string | undefined {
  if (size < capacity)
    return `It is ${formatBytes(capacity)} now, and a disk is never made smaller: whatever lies behind the new end would be gone.`;
  if (size === capacity) return `It is ${formatBytes(capacity)} already.`;
  if (size % SECTOR !== 0) return `A disk is made of whole sectors of ${SECTOR} bytes.`;
  return undefined;
}

/** All of its room was set aside when it was made. */
function isFull({ capacity, allocation, backing }: DiskFacts): boolean {
  return capacity !== undefined && capacity > 0 && backing.length === 0 && (allocation ?? 0) >= capacity;
}

function tellRoom(
  draft: Draft,
  disk: DiskFacts,
  { more, allocate }: { more: number; allocate: boolean },
): void {
  const place = disk.pool ?? folderOf(disk.path ?? '');
  draft.room(place, allocate ? more : 0, disk.room, 'size');
  const left = (disk.capacity ?? 0) - (disk.allocation ?? 0);
  const wanted = more + Math.max(0, left);
  if (allocate || disk.room === undefined || wanted <= disk.room) return;
  draft.warn(
    `The disk can become fuller than ${place} has room`,
    `Filled to its end it takes ${formatBytes(wanted)} more, and ${formatBytes(disk.room)} are free.`,
    'Free some space, or move the disk to another pool.',
  );
}

export function folderOf(path: string): string {
  return path.slice(0, Math.max(1, path.lastIndexOf('/')));
}

function tellInside(draft: Draft, disk: DiskFacts, facts: ActionFacts): void {
  if (isDrive(disk)) return;
  const inside = growInside(facts.fileSystems, disk.target);
  if (inside) {
    draft.warn(
      'The guest’s own partition stays as it is',
      `The disk ends in ${inside.what}. Innkeeper runs nothing inside a guest.`,
      `Inside the guest: ${inside.steps.join('; ')}`,
    );
    return;
  }
  const why =
    facts.agent === 'answers'
      ? 'The agent tells of no file system on this disk.'
      : 'Which file system the disk ends in only the guest knows, and its agent does not tell now.';
  draft.warn('The guest’s own partition stays as it is', why, plainSteps(facts.family, disk.target));
}

/** When the guest tells of nothing: what it takes where a disk has one partition. */
function plainSteps(family: ActionFacts['family'], target: string): string {
  if (family === 'windows') return 'Inside the guest: Disk Management, then “Extend Volume”.';
  return `Inside the guest, for a first partition with ext4: sudo growpart /dev/${target} 1 && sudo resize2fs /dev/${target}1`;
}
