import type { Connection, StorageVolRef } from 'node-libvirt';
import type { Guest } from '#shared/contract/guests.ts';
import type { DiskFacts } from '#shared/domain/removal/plan.ts';
import type { Disk } from '#shared/libvirt-xml/devices/disk.ts';
import type { Domain } from '#shared/libvirt-xml/domain/domain.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';
import { diskPath } from '../snapshots/disk-path.ts';
import { activePools } from '../storage/active-pools.ts';
import { answered } from '../storage/answered.ts';
import { guestsUsing } from '../storage/disk-users.ts';
import { findVolume } from '../storage/find-volume.ts';
import { type Pool, unlessPoolGone } from '../storage/pools.ts';
import { readMany } from '../storage/read-many.ts';
import {
  listVolumes,
  readVolumeIfThere,
  unlessVolumeGone,
  type Volume,
  volumePath,
} from '../storage/volumes.ts';

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

/** Every image in a pool that stands on another: paths of the upper ones by the path of the lower. */
export async function readOverlays(
  live: LiveConnection,
  pools: readonly Pool[],
): Promise<Map<string, string[]>> {
  const overlays = new Map<string, string[]>();
  const uppers: { ref: StorageVolRef; lower: string }[] = [];
  for (const { name: pool, ref } of pools) {
    const list = (rpc: Connection) => unlessPoolGone(listVolumes(rpc, ref));
    const refs = (await answered(live, list, { pool })) ?? [];
    await readMany(live, refs, { pool }, (upper, facts) => {
      if (facts?.backing) uppers.push({ ref: upper, lower: facts.backing.path });
    });
  }
  for (const { ref, lower } of uppers) {
    // Those that are no files may have keys of another kind.
    const ask = (rpc: Connection) => unlessVolumeGone(volumePath(rpc, ref));
    const path = ref.key.startsWith('/') ? ref.key : await answered(live, ask, { pool: ref.pool });
    if (path !== undefined) overlays.set(lower, [...(overlays.get(lower) ?? []), path]);
  }
  return overlays;
}
