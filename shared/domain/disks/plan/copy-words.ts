import type { PoolFacts } from '../../create/facts.ts';
import type { ActionFacts, DiskFacts } from '../facts.ts';
import type { Draft } from './draft.ts';
import type { CopyWork } from './work.ts';

/** Everything a person has to know of a copy that takes a disk's place. */
export function tellCopy(
  draft: Draft,
  work: CopyWork,
  { disk, facts, pool, keepOld }: { disk: DiskFacts; facts: ActionFacts; pool: PoolFacts; keepOld: boolean },
): void {
  tellRoom(draft, work, disk, pool);
  tellSteps(draft, work, disk, facts);
  tellFiles(draft, work, disk, facts, keepOld);
  tellLosses(draft, work, disk, facts);
}

/** Why the old file is not deleted, whatever was wished. */
export function reasonToKeep(disk: DiskFacts, { sharing }: ActionFacts): string | undefined {
  if (sharing.users.length > 0) return `${sharing.users.join(', ')} has it as well`;
  if (sharing.overlays.length > 0) return `${sharing.overlays.join(', ')} stands on it`;
  if (disk.kind === 'block' && disk.pool === undefined) return 'it is a device of the host';
  return undefined;
}

function tellRoom(draft: Draft, { to, capacity, backing }: CopyWork, disk: DiskFacts, pool: PoolFacts): void {
  const own = disk.allocation ?? capacity;
  const all = disk.backing.reduce((sum, layer) => sum + (layer.allocation ?? capacity), own);
  const needed = to.block ? capacity : Math.min(capacity, backing ? own : all);
  draft.room(pool.name, needed, pool.free, 'pool');
}

function tellSteps(draft: Draft, work: CopyWork, disk: DiskFacts, { active }: ActionFacts): void {
  const { to, backing, deleteOld, running } = work;
  draft.step(`Make ${to.name} in the pool ${to.pool}`);
  draft.step(
    running
      ? `Copy ${disk.target} into it while the guest runs, then have the guest go over to it`
      : `Copy ${disk.target} into it; the guest has to stay off until it is done`,
  );
  if (!active) draft.step('Have the guest start from it');
  if (deleteOld) draft.step('Delete the old file');
  if (disk.backing.length === 0) return;
  const on = disk.backing.map(({ path }) => path).join(', ');
  draft.step(backing ? `It goes on standing on ${on}` : `It becomes whole: it no longer stands on ${on}`);
}

function tellFiles(
  draft: Draft,
  work: CopyWork,
  disk: DiskFacts,
  facts: ActionFacts,
  keepOld: boolean,
): void {
  const { from, to, deleteOld } = work;
  draft.file({ path: `${to.pool}/${to.name}`, becomes: 'made', note: `${disk.target} from then on` });
  const why = reasonToKeep(disk, facts);
  const note = deleteOld
    ? 'Once the guest has the new one: everything is in there'
    : keepOld
      ? 'As you wish'
      : `Kept, as ${why}`;
  draft.file({
    path: from.path,
    becomes: deleteOld ? 'deleted' : 'kept',
    ...(disk.allocation !== undefined && { size: disk.allocation }),
    note,
  });
  for (const { path, allocation } of disk.backing)
    draft.file({
      path,
      becomes: 'kept',
      ...(allocation !== undefined && { size: allocation }),
      note: work.backing ? `${disk.target} goes on standing on it` : 'Others may stand on it',
    });
}

function tellLosses(draft: Draft, work: CopyWork, disk: DiskFacts, facts: ActionFacts): void {
  const { checkpoints } = work;
  if (checkpoints.length > 0)
    draft.lose(
      `The track that is kept of changes since ${checkpoints.join(', ')}: the next backup of ${disk.target} has to hold all of it again.`,
    );
  const outside = disk.snapshots.filter(({ kind }) => kind === 'external').map(({ name }) => name);
  if (outside.length > 0)
    draft.warn(
      `Snapshots stay where they are (${outside.join(', ')})`,
      'Their files are not moved, and nothing of them is changed.',
    );
  if (facts.sharing.users.length > 0)
    draft.warn(
      `${facts.sharing.users.join(', ')} has this disk as well`,
      'It keeps the old file: from then on the two guests no longer share it.',
    );
  if (!facts.active)
    draft.warn(
      'The guest must stay off until it is done',
      'A guest that is started in the middle writes into the old file. Then the copy is thrown away, and all stays as it was.',
    );
}
