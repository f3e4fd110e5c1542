import type { VolumeAction } from '../../../contract/volumes.ts';
import { Draft } from '../../disks/plan/draft.ts';
import { SECTOR } from '../../disks/plan/grow.ts';
import { formatBytes } from '../../units.ts';
import type { VolumeActionFacts, VolumeState } from '../facts.ts';
import type { DiskLayout } from '../layout.ts';
import type { PlannedVolumes } from './work.ts';

type Resize = Extract<VolumeAction, { do: 'resize' }>;

export function planResize(action: Resize, volume: VolumeState, facts: VolumeActionFacts): PlannedVolumes {
  const { size } = action;
  const { name, path, capacity } = volume;
  const shrinks = size < capacity;
  const draft = new Draft(`${shrinks ? 'Shrink' : 'Grow'} ${name} to ${formatBytes(size)}`);
  const problem = sizeProblem(action, volume);
  if (problem !== undefined) draft.refuse('INPUT_INVALID', { field: 'size', reason: problem }, 'size');
  draft.step(`The end of ${name} moves from ${formatBytes(capacity)} to ${formatBytes(size)}`);
  draft.file({ path, becomes: 'changed', size: volume.allocation });
  for (const layer of volume.below)
    draft.file({ path: layer.path, becomes: 'kept', note: `${name} stands on it` });
  if (shrinks) tellShrinking(draft, action, volume, facts);
  else tellGrowing(draft, action, volume, facts);
  const plan = draft.done();
  const allocate = !shrinks && action.allocate === true;
  return draft.refused
    ? { plan }
    : { plan, work: { do: 'resize', volume: name, path, from: capacity, size, allocate } };
}

function sizeProblem({ size, shrink, allocate }: Resize, { capacity, format, encrypted }: VolumeState) {
  if (size === 0) return 'It has to hold something.';
  if (size % SECTOR !== 0) return `A volume is made of whole sectors of ${SECTOR} bytes.`;
  if (size === capacity) return `It is ${formatBytes(capacity)} already.`;
  if (size < capacity && shrink !== true)
    return `It is ${formatBytes(capacity)} now: whatever lies behind the new end would be gone. Say that it may shrink.`;
  if (allocate === true && (format !== 'raw' || encrypted))
    return 'Only of a raw volume without encryption libvirt can set the new part aside.';
  return undefined;
}

function tellGrowing(
  draft: Draft,
  { size, allocate }: Resize,
  volume: VolumeState,
  facts: VolumeActionFacts,
): void {
  const { pool } = facts;
  const more = size - volume.capacity;
  draft.room(pool.name, allocate === true ? more : 0, pool.free, 'size');
  const filled = more + Math.max(0, volume.capacity - volume.allocation);
  if (allocate !== true && filled > pool.free)
    draft.warn(
      `It can become fuller than ${pool.name} has room`,
      `Filled to its end it takes ${formatBytes(filled)} more, and ${formatBytes(pool.free)} are free.`,
    );
  draft.warn(
    'What lies on it stays as big as it is',
    'Its partitions and file systems do not grow by themselves.',
    'Grow them inside the guest that has it.',
  );
  if (volume.overlays.length > 0)
    draft.warn(`${volume.overlays.join(', ')} stands on it`, 'What stands on it keeps its own size.');
}

function tellShrinking(
  draft: Draft,
  { size }: Resize,
  volume: VolumeState,
  { layout }: VolumeActionFacts,
): void {
  const { name, overlays, users } = volume;
  const remedy = `Shrink the file system and its partition first, inside a guest, to less than ${formatBytes(size)}.`;
  const running = users.filter(({ active }) => active).map(user => user.name);
  if (running.length > 0)
    draft.refuse('RESOURCE_BUSY', {
      path: name,
      reason: `It is a disk of ${running.join(', ')}, which runs and would lose its end under way.`,
      remedy: 'Shut it down first.',
    });
  if (overlays.length > 0)
    draft.refuse('RESOURCE_BUSY', {
      path: name,
      reason: `${overlays.join(', ')} stands on it and would be broken.`,
      remedy: 'Have those hold everything themselves first (flatten them).',
    });
  if (layout?.end !== undefined && layout.end > size)
    draft.refuse(
      'INPUT_INVALID',
      {
        field: 'size',
        reason: `${lastOf(layout)} ends at ${formatBytes(layout.end)}, and would be cut off. ${remedy}`,
      },
      'size',
    );
  if (layout?.kind === 'empty') return;
  draft.lose(
    `Whatever lies behind ${formatBytes(size)} of ${name}: the last ${formatBytes(volume.capacity - size)}.`,
  );
  draft.warn(...known(layout, remedy));
  if (layout?.kind === 'gpt')
    draft.warn(
      'The copy of the partition table at its end is cut off',
      'GPT keeps a second table in the last sectors. The first one stays and is enough to start from.',
      'Write it anew afterwards: sgdisk --move-second-header, or “fix” when parted asks.',
    );
}

function known(layout: DiskLayout | undefined, remedy: string): [text: string, why: string, remedy?: string] {
  if (layout?.end !== undefined)
    return [
      `${lastOf(layout)} ends at ${formatBytes(layout.end)}, before the new end`,
      'So its partition table or superblock says; data that is kept outside of them would still be lost.',
    ];
  return [
    'What lies at its end is not known',
    layout === undefined
      ? 'Its beginning could not be read. Cutting into a file system destroys it.'
      : `${layout.name ?? 'What is on it'} does not tell where it ends. Cutting into a file system destroys it.`,
    remedy,
  ];
}

function lastOf({ kind, name, partitions = 0 }: DiskLayout): string {
  if (kind === 'file-system') return `Its ${name ?? ''} file system`;
  return partitions === 1 ? 'Its partition' : 'Its last partition';
}
