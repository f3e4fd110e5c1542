import type { UploadChoice } from '../../contract/transfers.ts';
import { Draft, type PlanDraft } from '../disks/plan/draft.ts';
import { formatBytes } from '../units.ts';
import type { SentFile, TransferVolume, UploadFacts } from './facts.ts';
import { carriedPoolTypes, filledPoolTypes } from './pool-kinds.ts';
import { nameRefusal } from './volume-name.ts';

/** Formats of other hypervisors that QEMU reads, but is slow with or cannot have snapshots of. */
const foreign: ReadonlySet<string> = new Set(['vmdk', 'vdi', 'vpc', 'vhdx']);

/** What sending a file into a pool means, and what stands in its way. */
export function planUpload(choice: UploadChoice, facts: UploadFacts): PlanDraft {
  const { pool, file, volume } = facts;
  const draft = new Draft(`Upload “${file.name}” to the pool “${pool.name}”`);
  const overwrite = choice.overwrite === true;
  refusePool(draft, facts, overwrite);
  if (file.size === 0)
    draft.refuse('INPUT_INVALID', { field: file.name, reason: 'The file is empty.' }, 'source');
  if (overwrite) planOverwrite(draft, choice.volume, volume, file);
  else planNew(draft, choice.volume, facts);
  warnOfImage(draft, facts);
  if (choice.expected !== undefined) draft.step('Compare its checksum with the one given');
  if (facts.files) draft.step('Have libvirt see what is in it');
  return draft.done();
}

function refusePool(draft: Draft, { pool }: UploadFacts, overwrite: boolean): void {
  if (!pool.active) draft.refuse('POOL_INACTIVE', { pool: pool.name }, 'pool');
  if (!carriedPoolTypes.has(pool.type)) {
    const reason = `libvirt carries no bytes of volumes in a pool of type “${pool.type}”.`;
    draft.refuse('UNSUPPORTED', { reason, remedy: 'Choose another pool.' }, 'pool');
  } else if (!overwrite && !filledPoolTypes.has(pool.type)) {
    const reason = `A file cannot make a volume of its own in a pool of type “${pool.type}”.`;
    draft.refuse('UNSUPPORTED', { reason, remedy: 'Choose one of its volumes to write into.' }, 'pool');
  }
}

function planNew(draft: Draft, name: string, { pool, volume, file, files }: UploadFacts): void {
  const refusal = nameRefusal(name, files);
  if (refusal !== undefined) draft.refuse('INPUT_INVALID', { field: 'Name', reason: refusal }, 'volume');
  else if (volume) draft.refuse('NAME_TAKEN', { name }, 'volume');
  draft.step(`Make the volume “${name}” of ${formatBytes(file.size)}`);
  draft.step(`Write the file into it${files ? ', holes as holes' : ''}`);
  draft.file({ path: name, becomes: 'made', size: file.size, note: kindOf(file) });
  if (!pool.active) return;
  const place = `the pool “${pool.name}”`;
  const needed = files ? Math.min(file.size, file.allocated ?? file.size) : file.size;
  draft.room(place, needed, pool.free, 'source');
}

function planOverwrite(draft: Draft, name: string, volume: TransferVolume | undefined, file: SentFile): void {
  if (!volume) {
    draft.refuse('NOT_FOUND', { name }, 'volume');
    return;
  }
  const running = volume.users.filter(({ active }) => active).map(user => user.name);
  if (running.length > 0) {
    const reason = `${running.join(', ')} ${running.length === 1 ? 'has' : 'have'} it open.`;
    draft.refuse(
      'RESOURCE_BUSY',
      { name, reason, remedy: 'Shut that down first, or choose another.' },
      'volume',
    );
  }
  if (volume.block && file.size > volume.capacity)
    draft.refuse(
      'NO_SPACE',
      { path: name, needed: formatBytes(file.size), free: formatBytes(volume.capacity) },
      'volume',
    );
  for (const user of volume.users.filter(({ active }) => !active))
    draft.warn(`“${user.name}” has this volume as a disk.`, 'It starts from what is written now.');
  // Written over in place, a longer file would keep its old end.
  if (volume.block) draft.step(`Write the file over “${name}”; what lies behind its end stays`);
  else draft.step(`Delete “${name}”, make it anew of ${formatBytes(file.size)}, and write the file into it`);
  draft.lose(`What “${name}” holds now is gone as soon as it begins, whether it is carried through or not.`);
  draft.file({ path: volume.path, becomes: 'changed', size: volume.allocation, lost: true });
}

function warnOfImage(draft: Draft, { file, files }: UploadFacts): void {
  if (file.backingFile !== undefined)
    draft.warn(
      'This image is not whole: it holds only what differs from another.',
      `It stands on “${file.backingFile}”, which has to be at that very place on the host.`,
      'Send that one too, or make a whole one of it with “qemu-img convert”.',
    );
  if (foreign.has(file.format))
    draft.warn(
      `It is in the format ${file.format}, of another hypervisor.`,
      'QEMU reads it, but slowly, and a guest cannot have snapshots of it.',
      'Convert the volume to qcow2 once it is there.',
    );
  if (!files && file.format === 'qcow2')
    draft.warn(
      'A qcow2 image goes onto a device as it is.',
      'libvirt calls volumes of this pool raw: a guest has to be told that it is qcow2.',
      'Convert it to raw first.',
    );
}

function kindOf({ format, virtualSize }: SentFile): string {
  if (format === 'iso') return 'a disc image (ISO)';
  if (format === 'raw') return 'raw, as it is';
  return virtualSize === undefined ? format : `${format}, a disk of ${formatBytes(virtualSize)}`;
}
