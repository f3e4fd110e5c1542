import type { DownloadChoice } from '../../contract/transfers.ts';
import { Draft, type PlanDraft } from '../disks/plan/draft.ts';
import type { DownloadFacts } from './facts.ts';
import { carriedPoolTypes } from './pool-kinds.ts';

/** What fetching a volume means, and what stands in its way. */
export function planDownload(choice: DownloadChoice, facts: DownloadFacts): PlanDraft {
  const { pool, volume, target } = facts;
  const draft = new Draft(`Download “${choice.volume}” of the pool “${pool.name}”`);
  if (!pool.active) draft.refuse('POOL_INACTIVE', { pool: pool.name }, 'pool');
  if (!carriedPoolTypes.has(pool.type)) {
    const reason = `libvirt carries no bytes of volumes in a pool of type “${pool.type}”.`;
    draft.refuse('UNSUPPORTED', { reason, remedy: 'Copy it from its server itself.' }, 'pool');
  }
  if (target) planTarget(draft, volume.length, Math.min(volume.allocation, volume.length), target);
  else draft.step('Send the volume to the browser, holes as zeros');
  if (choice.expected !== undefined) draft.step('Compare its checksum with the one given');
  draft.file({ path: volume.path, becomes: 'kept', size: volume.allocation, note: volume.format });
  for (const { name } of volume.users.filter(({ active }) => active))
    draft.warn(
      `“${name}” runs and may write to it meanwhile.`,
      'Then the copy is of no one moment, and what is in it can be broken.',
      'Shut the guest down first, or make a backup of it instead.',
    );
  if (volume.backingPath !== undefined)
    draft.warn(
      'This volume is not whole: it holds only what differs from another.',
      `It stands on “${volume.backingPath}”, which is not fetched with it.`,
      'Clone it first as one that stands on nothing.',
    );
  if (volume.encrypted)
    draft.warn(
      'It is encrypted.',
      'The file can be opened with its passphrase alone, which stays in libvirt.',
    );
  return draft.done();
}

function planTarget(
  draft: Draft,
  length: number,
  needed: number,
  { path, taken, folder, free }: NonNullable<DownloadFacts['target']>,
): void {
  if (folder === 'absent') draft.refuse('FILE_NOT_FOUND', { path: folderOf(path) }, 'to');
  else if (folder === 'closed') draft.refuse('FILE_UNREADABLE', { path: folderOf(path) }, 'to');
  else if (taken) draft.refuse('NAME_TAKEN', { name: path }, 'to');
  draft.step('Write the volume into a file, holes as holes');
  draft.file({ path, becomes: 'made', size: length });
  draft.room(folderOf(path), needed, free, 'to');
}

function folderOf(path: string): string {
  const end = path.lastIndexOf('/');
  return end <= 0 ? '/' : path.slice(0, end);
}
