import type { VolumeAction } from '../../../contract/volumes.ts';
import { Draft } from '../../disks/plan/draft.ts';
import { formatBytes } from '../../units.ts';
import type { VolumeActionFacts, VolumeState } from '../facts.ts';
import type { PlannedVolumes } from './work.ts';

type Delete = Extract<VolumeAction, { do: 'delete' }>;

export function planDelete({ volumes: names, evenUsed }: Delete, facts: VolumeActionFacts): PlannedVolumes {
  const { volumes, pool } = facts;
  const [only] = names;
  const draft = new Draft(
    names.length === 1
      ? `Delete ${only} from the pool ${pool.name}`
      : `Delete ${names.length} volumes from the pool ${pool.name}`,
  );
  const going = new Set(volumes.map(({ path }) => path));
  for (const volume of volumes) {
    checkUsers(volume, evenUsed === true, draft);
    const staying = volume.overlays.filter(path => !going.has(path));
    if (staying.length > 0)
      draft.refuse(
        'RESOURCE_BUSY',
        {
          path: volume.name,
          reason: `${staying.join(', ')} stands on it and would be broken.`,
          remedy: 'Delete those as well, or have them hold everything themselves first (flatten them).',
        },
        'volumes',
      );
    draft.file({ path: volume.path, becomes: 'deleted', size: volume.allocation, lost: true });
    for (const { path, allocation } of volume.below)
      if (!going.has(path))
        draft.file({
          path,
          becomes: 'kept',
          ...(allocation !== undefined && { size: allocation }),
          note: `${volume.name} stands on it`,
        });
  }
  const taken = volumes.reduce((sum, { allocation }) => sum + allocation, 0);
  draft.step(names.length === 1 ? `libvirt deletes ${only}` : 'libvirt deletes them one after the other');
  draft.lose(
    names.length === 1
      ? `Everything on ${only}: ${formatBytes(taken)}.`
      : `Everything on ${names.length} volumes: ${formatBytes(taken)}.`,
  );
  const encrypted = volumes.filter(({ secret }) => secret !== undefined);
  if (encrypted.length > 0)
    draft.warn(
      'libvirt keeps the passphrase',
      `A copy of ${encrypted.map(({ name }) => name).join(', ')} may still need it.`,
      'Delete the secret where secrets are listed once nothing does.',
    );
  const work = {
    do: 'delete' as const,
    // What stands on another goes before that.
    volumes: topFirst(volumes).map(({ name, path }) => ({ name, path })),
  };
  return draft.refused ? { plan: draft.done() } : { plan: draft.done(), work };
}

function checkUsers({ name, users }: VolumeState, evenUsed: boolean, draft: Draft): void {
  const running = users.filter(({ active }) => active).map(user => user.name);
  const off = users.filter(({ active }) => !active).map(user => user.name);
  if (running.length > 0)
    draft.refuse(
      'RESOURCE_BUSY',
      {
        path: name,
        reason: `It is a disk of ${running.join(', ')}, which runs.`,
        remedy: 'Shut it down, or take the disk out of it, first.',
      },
      'volumes',
    );
  if (off.length === 0) return;
  if (evenUsed) draft.lose(`The disk of ${off.join(', ')}, which cannot start without ${name}.`);
  else
    draft.refuse(
      'RESOURCE_BUSY',
      {
        path: name,
        reason: `It is a disk of ${off.join(', ')}, which cannot start without it.`,
        remedy: 'Take the disk out of it first, or say that it is deleted all the same.',
      },
      'evenUsed',
    );
}

function topFirst(volumes: readonly VolumeState[]): VolumeState[] {
  return volumes.toSorted((a, b) => b.below.length - a.below.length);
}
