import { basename } from 'node:path';
import type { Guest, RemovalPlan } from '#shared/contract/guests.ts';
import { volumesOf } from '#shared/domain/image-machines/plan.ts';
import { planFileRemoval } from '#shared/domain/removal/plan-files.ts';
import type { Domain } from '#shared/libvirt-xml/domain/domain.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';
import { guestsUsing } from '../storage/disk-users.ts';
import { readVolumeIfThere, volumeAt } from '../storage/volumes.ts';

type PlannedFile = RemovalPlan['files'][number];

/**
 * The kernel and the initramfs that QEMU loads, where they lie in a pool: elsewhere they are the host's. Ticked at
 * first are only those that were made for it: others may be kept for further guests.
 */
export async function readBootFiles(
  deps: AreaDeps,
  live: LiveConnection,
  guest: Guest,
  { os }: Domain,
): Promise<PlannedFile[]> {
  const made = volumesOf(guest.name);
  const boots = [
    { path: os.kernel, label: 'Its kernel', own: made.kernel },
    { path: os.initrd, label: 'Its initramfs', own: made.initramfs },
  ];
  const files: PlannedFile[] = [];
  for (const { path, label, own } of boots) {
    if (path === undefined) continue;
    const ref = await volumeAt(live.rpc, path);
    const volume = ref && (await readVolumeIfThere(live.rpc, ref));
    if (!volume) continue;
    const users = (await guestsUsing(deps, live, [path])).get(path) ?? [];
    const others = users.filter(
      ({ connection, uuid }) => connection !== guest.connection || uuid !== guest.uuid,
    );
    const file = planFileRemoval(
      {
        kind: 'boot-file',
        label,
        path,
        size: volume.allocation,
        reachable: true,
        usedBy: others.map(({ name }) => name),
        overlays: [],
      },
      new Map(),
    );
    files.push({ ...file, suggested: file.deletable && basename(path) === own });
  }
  return files;
}
