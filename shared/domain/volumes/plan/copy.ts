import type { VolumeAction } from '../../../contract/volumes.ts';
import { holdsFiles } from '../../create/disks/pools.ts';
import { freeVolumeName } from '../../create/disks/volume-names.ts';
import type { PoolFacts } from '../../create/facts.ts';
import { nameParts } from '../../disks/plan/copy-name.ts';
import { Draft } from '../../disks/plan/draft.ts';
import type { VolumeActionFacts, VolumeState } from '../facts.ts';
import { nameProblem } from '../names.ts';
import { poolAbilities } from '../pool-abilities.ts';
import type { CopyVolumeWork, PlannedVolumes } from './work.ts';

type Clone = Extract<VolumeAction, { do: 'clone' }>;
type Convert = Extract<VolumeAction, { do: 'convert' }>;

export function planClone(action: Clone, volume: VolumeState, facts: VolumeActionFacts): PlannedVolumes {
  const draft = new Draft(`Clone ${volume.name} to ${action.name} in the pool ${action.pool}`);
  const pool = facts.pools.find(({ name }) => name === action.pool);
  checkPool(action, pool, facts, draft);
  if (!pool) return { plan: draft.done() };
  const format = action.format ?? (holdsFiles(pool) && volume.format !== 'raw' ? 'qcow2' : 'raw');
  if (volume.encrypted && (format !== volume.format || action.flatten === true))
    draft.refuse(
      'INPUT_INVALID',
      { field: 'format', reason: `It is encrypted: its copy is one byte for byte, in ${volume.format}.` },
      'format',
    );
  const work = copyWork(volume, {
    pool,
    name: action.name,
    format,
    flatten: action.flatten,
    deleteOld: false,
  });
  draft.step(`Make ${action.name} in the pool ${pool.name}`);
  tellCopy(draft, work, volume, pool);
  if (volume.encrypted)
    draft.warn('The clone opens with the same passphrase', 'Its key is copied with everything else.');
  if (volume.users.length > 0)
    draft.warn(
      'Two guests with clones of one disk know each other’s identity',
      'Host name, machine ID, ssh host keys and addresses are the same on both.',
      'Clone the guest instead where the copy is to be another machine.',
    );
  return draft.refused ? { plan: draft.done() } : { plan: draft.done(), work };
}

/** Of a volume that no guest has: a guest’s disk is converted as such. */
export function planConvert(action: Convert, volume: VolumeState, facts: VolumeActionFacts): PlannedVolumes {
  const { pool } = facts;
  const { format, keepOld } = action;
  const draft = new Draft(`Convert ${volume.name} to ${format}`);
  if (format === volume.format && !(action.flatten === true && volume.below.length > 0))
    draft.refuse('INPUT_INVALID', { field: 'format', reason: `It is ${format} already.` }, 'format');
  if (!holdsFiles(pool) && format !== 'raw')
    draft.refuse(
      'INPUT_INVALID',
      { field: 'format', reason: `The volumes of ${pool.name} are no files: they are raw only.` },
      'format',
    );
  if (volume.overlays.length > 0 && !keepOld)
    draft.refuse(
      'RESOURCE_BUSY',
      {
        path: volume.name,
        reason: `${volume.overlays.join(', ')} stands on it.`,
        remedy: 'Keep the old one.',
      },
      'keepOld',
    );
  const name = freeVolumeName(...nameParts(volume.name, format, holdsFiles(pool)), pool);
  const work = copyWork(volume, { pool, name, format, flatten: action.flatten, deleteOld: !keepOld });
  draft.step(`Make ${name} in the pool ${pool.name}`);
  tellCopy(draft, work, volume, pool);
  if (work.deleteOld) draft.step(`Delete ${volume.name}`);
  return draft.refused ? { plan: draft.done() } : { plan: draft.done(), work };
}

function checkPool(action: Clone, pool: PoolFacts | undefined, facts: VolumeActionFacts, draft: Draft): void {
  if (!pool) return draft.refuse('POOL_ABSENT', { pool: action.pool }, 'pool');
  if (!pool.active) return draft.refuse('POOL_INACTIVE', { pool: pool.name }, 'pool');
  const can = poolAbilities(pool.type);
  if (!can.create || !can.copy)
    draft.refuse(
      'UNSUPPORTED',
      { host: facts.host, reason: `libvirt makes no copies in pools of the kind “${pool.type}”.` },
      'pool',
    );
  const reason = nameProblem(action.name, pool, pool.name === facts.pool.name ? facts.partition : undefined);
  if (pool.volumes.includes(action.name)) draft.refuse('NAME_TAKEN', { name: action.name }, 'name');
  else if (reason !== undefined) draft.refuse('INPUT_INVALID', { field: 'name', reason }, 'name');
  if (!holdsFiles(pool) && action.format === 'qcow2')
    draft.refuse(
      'INPUT_INVALID',
      { field: 'format', reason: `The volumes of ${pool.name} are no files: they are raw only.` },
      'format',
    );
}

interface Target {
  readonly pool: PoolFacts;
  readonly name: string;
  readonly format: 'qcow2' | 'raw';
  readonly flatten: boolean | undefined;
  readonly deleteOld: boolean;
}

function copyWork(volume: VolumeState, { pool, name, format, flatten, deleteOld }: Target): CopyVolumeWork {
  const block = !holdsFiles(pool);
  const whole = flatten === true && volume.below.length > 0;
  return {
    do: 'copy',
    from: { name: volume.name, path: volume.path, format: volume.format },
    to: { pool: pool.name, name, format, block },
    capacity: volume.capacity,
    below: volume.below.map(({ path }) => path),
    asItIs: !whole && format === volume.format && (volume.encrypted || (format === 'qcow2' && !block)),
    deleteOld,
  };
}

function tellCopy(draft: Draft, work: CopyVolumeWork, volume: VolumeState, pool: PoolFacts): void {
  const { to, asItIs, below, deleteOld } = work;
  draft.step(`Copy ${volume.name} into it`);
  if (below.length > 0)
    draft.step(
      asItIs
        ? `It stands on ${below.join(', ')} as well`
        : `It holds everything: it does not stand on ${below.join(', ')}`,
    );
  draft.file({ path: `${to.pool}/${to.name}`, becomes: 'made' });
  draft.file({
    path: volume.path,
    becomes: deleteOld ? 'deleted' : 'kept',
    size: volume.allocation,
    note: deleteOld ? 'Once everything is in the new one' : 'It is only read',
  });
  for (const layer of volume.below)
    draft.file({
      path: layer.path,
      becomes: 'kept',
      ...(layer.allocation !== undefined && { size: layer.allocation }),
    });
  const all = volume.below.reduce(
    (sum, layer) => sum + (layer.allocation ?? volume.capacity),
    volume.allocation,
  );
  const needed = to.block ? volume.capacity : Math.min(volume.capacity, asItIs ? volume.allocation : all);
  draft.room(pool.name, needed, pool.free, 'pool');
}
