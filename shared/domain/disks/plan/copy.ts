import type { DiskAction } from '../../../contract/disks.ts';
import { holdsFiles, usablePoolTypes } from '../../create/disks/pools.ts';
import { freeVolumeName } from '../../create/disks/volume-names.ts';
import type { PoolFacts } from '../../create/facts.ts';
import type { ActionFacts, DiskFacts } from '../facts.ts';
import { nameParts } from './copy-name.ts';
import { reasonToKeep, tellCopy } from './copy-words.ts';
import { Draft } from './draft.ts';
import { folderOf } from './grow.ts';
import type { CopyWork, Planned } from './work.ts';

type Move = Extract<DiskAction, { do: 'move' }>;
type Convert = Extract<DiskAction, { do: 'convert' }>;

/** A disk goes elsewhere, or into another format: either way a copy takes its place. */
export function planCopy(action: Move | Convert, disk: DiskFacts, facts: ActionFacts): Planned {
  const { target } = disk;
  const draft = new Draft(
    action.do === 'move'
      ? `Move ${target} of “${facts.name}” to the pool ${action.pool}`
      : `Convert ${target} of “${facts.name}” to ${action.format}`,
  );
  const pool = choosePool(action, disk, facts, draft);
  const { path, capacity } = disk;
  if (!pool || path === undefined || capacity === undefined) return { plan: draft.done() };
  const format = chooseFormat(action, disk, pool, draft);
  if (!format || draft.refused) return { plan: draft.done() };
  const block = !holdsFiles(pool);
  const backing = keptBacking(action, disk, format);
  const name = freeVolumeName(...nameParts(disk.volume ?? path, format, holdsFiles(pool)), pool);
  const asItIs = format === 'qcow2' && disk.format === 'qcow2' && !block && backing === disk.backing[0];
  const checkpoints = lostCheckpoints(disk, facts, format, asItIs);
  const work: CopyWork = {
    do: 'copy',
    disk: target,
    from: { path, format: disk.format },
    to: { pool: pool.name, name, format, block },
    capacity,
    ...(backing && { backing }),
    below: disk.backing.map(layer => layer.path),
    asItIs,
    deleteOld: !action.keepOld && reasonToKeep(disk, facts) === undefined,
    running: facts.active,
    checkpoints,
  };
  tellCopy(draft, work, { disk, facts, pool, keepOld: action.keepOld });
  return { plan: draft.done(), work };
}

function choosePool(
  action: Move | Convert,
  disk: DiskFacts,
  { pools }: ActionFacts,
  draft: Draft,
): PoolFacts | undefined {
  if (action.do === 'convert' && disk.pool === undefined) {
    const reason = `Its file lies in ${folderOf(disk.path ?? '')}, which is no storage pool, so the new file has no place.`;
    draft.refuse('UNSUPPORTED', {
      reason,
      remedy: 'Move it to a pool: it can change its format on the way.',
    });
    return undefined;
  }
  const wanted = action.do === 'move' ? action.pool : disk.pool;
  const pool = pools.find(({ name }) => name === wanted);
  const field = 'pool';
  if (!pool) draft.refuse('POOL_ABSENT', { pool: wanted ?? '' }, field);
  else if (!pool.active) draft.refuse('POOL_INACTIVE', { pool: pool.name }, field);
  else if (!usablePoolTypes.has(pool.type))
    draft.refuse(
      'UNSUPPORTED',
      { reason: `libvirt makes no volumes in pools of the kind “${pool.type}”.` },
      field,
    );
  else return pool;
  return undefined;
}

function chooseFormat(
  action: Move | Convert,
  disk: DiskFacts,
  pool: PoolFacts,
  draft: Draft,
): 'qcow2' | 'raw' | undefined {
  const files = holdsFiles(pool);
  const format = action.format ?? (files && disk.format !== 'raw' ? 'qcow2' : 'raw');
  const same = format === disk.format;
  if (action.do === 'convert' && same && !(action.flatten === true && disk.backing.length > 0)) {
    draft.refuse('INPUT_INVALID', { field: 'format', reason: `It is ${format} already.` }, 'format');
    return undefined;
  }
  if (action.do === 'move' && pool.name === disk.pool && same) {
    draft.refuse('INPUT_INVALID', { field: 'pool', reason: `It lies in ${pool.name} already.` }, 'pool');
    return undefined;
  }
  if (!files && format === 'qcow2') {
    const reason = `The volumes of ${pool.name} are devices, which hold raw disks only.`;
    draft.refuse('INPUT_INVALID', { field: 'format', reason }, 'format');
    return undefined;
  }
  return format;
}

/** What it stands on it goes on standing on, as long as the format can. */
function keptBacking(action: Move | Convert, disk: DiskFacts, format: 'qcow2' | 'raw') {
  return action.flatten === true || format === 'raw' ? undefined : disk.backing[0];
}

/** A running guest takes its checkpoints along, into qcow2; so does a file that is copied as it is. */
function lostCheckpoints(
  disk: DiskFacts,
  { active }: ActionFacts,
  format: string,
  asItIs: boolean,
): readonly string[] {
  const kept = active ? format === 'qcow2' : asItIs;
  return kept ? [] : disk.checkpoints;
}
