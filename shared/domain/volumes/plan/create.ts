import type { VolumeAction } from '../../../contract/volumes.ts';
import { holdsFiles } from '../../create/disks/pools.ts';
import { Draft } from '../../disks/plan/draft.ts';
import { SECTOR } from '../../disks/plan/grow.ts';
import { formatBytes, MiB } from '../../units.ts';
import type { VolumeActionFacts } from '../facts.ts';
import { nameProblem } from '../names.ts';
import { poolAbilities } from '../pool-abilities.ts';
import type { PlannedVolumes } from './work.ts';

type Create = Extract<VolumeAction, { do: 'create' }>;

/** A LUKS header and its key slots, as qemu-img makes them. */
const LUKS_HEADER = 2 * MiB;
/** Formats that can stand on another image. */
const layered = new Set(['qcow2', 'qcow', 'qed', 'vmdk']);

export function planCreate(action: Create, facts: VolumeActionFacts): PlannedVolumes {
  const { name, capacity, format, room, backing, encryption } = action;
  const { pool } = facts;
  const draft = new Draft(`Make ${name} in the pool ${pool.name}`);
  checkPlace(action, facts, draft);
  checkContent(action, facts, draft);
  const files = holdsFiles(pool);
  const full = !files || room === 'full';
  const kind = [encryption && 'encrypted', files && format].filter(Boolean).join(' ');
  draft.step(`libvirt makes ${formatBytes(capacity)}${kind === '' ? '' : ` of ${kind}`} in ${pool.name}`);
  if (encryption?.secret === null) draft.step('libvirt keeps the passphrase as a secret of this volume');
  if (full && files) draft.step('All of its room is set aside at once, which takes a while');
  draft.file({ path: pathOf(facts, name), becomes: 'made' });
  if (backing) draft.file({ path: backing.path, becomes: 'kept', note: `${name} stands on it` });
  draft.room(pool.name, (full ? capacity : 0) + (encryption ? LUKS_HEADER : 0), pool.free, 'capacity');
  if (!full && capacity > pool.free)
    draft.warn(
      `It can become fuller than ${pool.name} has room`,
      `Filled to its end it takes ${formatBytes(capacity)}, and ${formatBytes(pool.free)} are free. A guest whose disk cannot grow any more is paused.`,
    );
  if (backing)
    draft.warn(
      `From now on ${backing.path} must not change`,
      'The new volume holds only what differs from it: whoever writes to it, or deletes it, breaks the new one.',
    );
  const plan = draft.done();
  return draft.refused
    ? { plan }
    : {
        plan,
        work: {
          do: 'create',
          name,
          capacity,
          format,
          room,
          ...(backing && { backing }),
          ...(encryption && { encryption }),
        },
      };
}

/** Where libvirt is going to have it, as far as that is known before. */
export const pathOf = ({ pool }: VolumeActionFacts, name: string): string =>
  pool.path === undefined ? `${pool.name}/${name}` : `${pool.path}/${name}`;

function checkPlace({ name }: Create, { pool, partition, host }: VolumeActionFacts, draft: Draft): void {
  const reason = nameProblem(name, pool, partition);
  if (!pool.active) draft.refuse('POOL_INACTIVE', { pool: pool.name });
  else if (!poolAbilities(pool.type).create)
    draft.refuse('UNSUPPORTED', {
      host,
      reason: `libvirt makes no volumes in pools of the kind “${pool.type}”.`,
      remedy: 'Make them where the storage is kept, then refresh the pool.',
    });
  else if (pool.volumes.includes(name)) draft.refuse('NAME_TAKEN', { name }, 'name');
  else if (reason !== undefined) draft.refuse('INPUT_INVALID', { field: 'name', reason }, 'name');
}

function checkContent(action: Create, facts: VolumeActionFacts, draft: Draft): void {
  const { capacity, format, room, backing, encryption } = action;
  const invalid = (field: string, reason: string) => draft.refuse('INPUT_INVALID', { field, reason }, field);
  const files = holdsFiles(facts.pool);
  if (capacity === 0) invalid('capacity', 'It has to hold something.');
  else if (capacity % SECTOR !== 0)
    invalid('capacity', `A volume is made of whole sectors of ${SECTOR} bytes.`);
  if (!files && format !== 'raw')
    invalid('format', `The volumes of ${facts.pool.name} are no files: they are raw only.`);
  if (room === 'metadata' && format !== 'qcow2')
    invalid('room', `Only qcow2 has tables of its own to set aside, ${format} has none.`);
  if (room === 'full' && files && format !== 'raw' && format !== 'qcow2')
    invalid('room', `libvirt cannot set the room of ${format} aside.`);
  if (backing) {
    if (!files) invalid('backing', `The volumes of ${facts.pool.name} are no files: they stand on nothing.`);
    else if (!layered.has(format)) invalid('backing', `Images of the format ${format} stand on nothing.`);
    else if (!facts.backing) draft.refuse('FILE_NOT_FOUND', { path: backing.path }, 'backing');
    else if (facts.backing.capacity > capacity)
      invalid(
        'capacity',
        `What it stands on is ${formatBytes(facts.backing.capacity)}, and its end would be cut off.`,
      );
    if (room !== 'sparse') invalid('room', 'What stands on another image takes only what differs.');
    if (encryption) invalid('encryption', 'libvirt encrypts no image that stands on another.');
  }
  if (encryption) checkEncryption(action, facts, draft);
}

function checkEncryption({ name, format, encryption }: Create, facts: VolumeActionFacts, draft: Draft): void {
  if (format !== 'raw' && format !== 'qcow2')
    draft.refuse(
      'INPUT_INVALID',
      { field: 'format', reason: `LUKS lies in raw and qcow2 images, not in ${format}.` },
      'format',
    );
  const secret = encryption?.secret;
  const path = pathOf(facts, name);
  if (secret !== null && !facts.secrets.some(({ uuid }) => uuid === secret))
    draft.refuse('NOT_FOUND', { name: secret ?? '' }, 'encryption');
  const left = facts.secrets.find(({ volume }) => volume === path);
  if (secret === null && left)
    draft.refuse(
      'INPUT_INVALID',
      {
        field: 'encryption',
        reason: `libvirt keeps a passphrase for a volume at ${path} already, left by an earlier one: choose that secret, or delete it.`,
      },
      'encryption',
    );
}
