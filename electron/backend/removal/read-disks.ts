import type { Guest } from '#shared/contract/guests.ts';
import type { DiskFacts } from '#shared/domain/removal/plan.ts';
import type { Disk } from '#shared/libvirt-xml/devices/disk.ts';
import type { Domain } from '#shared/libvirt-xml/domain/domain.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';
import { diskPath } from '../snapshots/disk-path.ts';
import { activePools } from '../storage/active-pools.ts';
import { guestsUsing } from '../storage/disk-users.ts';
import { findVolume } from '../storage/find-volume.ts';
import { readOverlays } from '../storage/images-on.ts';
import { readVolumeIfThere, type Volume } from '../storage/volumes.ts';

export interface GuestDisk {
  readonly facts: DiskFacts;
  readonly volume?: Volume;
}

/** The disks of a guest, with everybody else who needs what is behind them. */
export async function readDisks(
  deps: AreaDeps,
  live: LiveConnection,
  guest: Guest,
  document: Domain,
): Promise<GuestDisk[]> {
  const pools = await activePools(live);
  const found: { disk: Disk; path: string; volume: Volume | undefined }[] = [];
  for (const disk of document.devices.disks) {
    const path = await diskPath(live.rpc, disk);
    if (path === undefined) continue;
    const ref = await findVolume(live.rpc, path);
    const volume = ref && (await readVolumeIfThere(live.rpc, ref));
    found.push({ disk, path: volume?.path ?? path, volume });
  }
  const paths = found.map(({ path }) => path);
  const [users, overlays] = await Promise.all([
    guestsUsing(deps, live, paths),
    paths.length === 0 ? new Map<string, string[]>() : readOverlays(live, pools),
  ]);
  return found.map(({ disk, path, volume }) => ({
    facts: {
      target: disk.target ?? path,
      path,
      device: disk.device ?? 'disk',
      readOnly: disk.readonly,
      shareable: disk.shareable,
      ...(volume && {
        volume: { pool: volume.ref.pool, capacity: volume.capacity, allocation: volume.allocation },
      }),
      usedBy: (users.get(path) ?? [])
        .filter(({ connection, uuid }) => connection !== guest.connection || uuid !== guest.uuid)
        .map(({ name }) => name),
      // The guest's own overlays, as its snapshots make them, stand on its own disks.
      overlays: (overlays.get(path) ?? []).filter(overlay => !paths.includes(overlay)),
    },
    ...(volume && { volume }),
  }));
}
