import type { VolumeAction } from '../../../contract/volumes.ts';
import { Draft } from '../../disks/plan/draft.ts';
import { formatBytes } from '../../units.ts';
import { asVolumeFormat } from '../formats.ts';
import type { VolumeActionFacts, VolumeState } from '../facts.ts';
import type { PlannedVolumes, WipeWork } from './work.ts';

type Wipe = Extract<VolumeAction, { do: 'wipe' }>;

export function planWipe({ algorithm }: Wipe, volume: VolumeState, facts: VolumeActionFacts): PlannedVolumes {
  const { name, path, allocation, users, overlays } = volume;
  const draft = new Draft(`Wipe ${name}`);
  if (overlays.length > 0)
    draft.refuse('RESOURCE_BUSY', {
      path: name,
      reason: `${overlays.join(', ')} stands on it and would be broken.`,
      remedy: 'Delete those first, or have them hold everything themselves (flatten them).',
    });
  if (algorithm === 'trim' && facts.pool.type !== 'rbd')
    draft.refuse(
      'INPUT_INVALID',
      { field: 'algorithm', reason: 'libvirt trims volumes of RBD pools only.' },
      'algorithm',
    );
  if (algorithm !== 'zero' && algorithm !== 'trim' && facts.scrub === false)
    draft.refuse(
      'UNSUPPORTED',
      {
        host: facts.host,
        reason: `libvirt wipes by “${algorithm}” with the program scrub, which is not there.`,
        remedy: 'Install the package scrub on the host, or write zeros.',
      },
      'algorithm',
    );
  const again = remade(volume);
  draft.step(
    algorithm === 'zero'
      ? 'Write zeros over all of it'
      : `Write over all of it, by the pattern “${algorithm}”`,
  );
  if (again) draft.step(`Make an empty ${again.format} volume of the same name and size in its place`);
  draft.file({ path, becomes: 'changed', size: allocation, lost: true });
  draft.lose(`Everything on ${name}: ${formatBytes(allocation)}.`);
  if (users.length > 0)
    draft.lose(`What ${users.map(user => user.name).join(', ')} has on it: its disk is empty afterwards.`);
  if (volume.type === 'file' && algorithm === 'zero' && volume.allocation < volume.capacity)
    draft.warn(
      'Its blocks are given back rather than written over',
      'libvirt empties a sparse file by cutting it off. Who can read the host’s storage itself may find the old content there until other files take the place.',
      facts.scrub === true ? 'Choose a pattern that writes over it.' : undefined,
    );
  if (volume.type === 'file')
    draft.warn(
      'A copy may be elsewhere on the storage',
      'SSDs, file systems that copy on write and snapshots of the storage keep old blocks where nobody can write over them.',
    );
  const work: WipeWork = { do: 'wipe', volume: name, path, algorithm, ...(again && { again }) };
  return draft.refused ? { plan: draft.done() } : { plan: draft.done(), work };
}

/** The header of an image goes as well, and nothing but zeros of the file's own length is left. */
function remade({ format, encrypted, secret, capacity, type }: VolumeState): WipeWork['again'] {
  const known = asVolumeFormat(format);
  if (type !== 'file' || known === undefined) return undefined;
  if (encrypted) return secret === undefined ? undefined : { format: known, capacity, secret };
  return known === 'raw' ? undefined : { format: known, capacity };
}
