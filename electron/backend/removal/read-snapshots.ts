import type { Guest } from '#shared/contract/guests.ts';
import { domainRef } from '../guests/guest-key.ts';
import type { LiveConnection } from '../ports.ts';
import { diskPath } from '../snapshots/disk-path.ts';
import { nvramCopyOf } from '../snapshots/nvram.ts';
import { LayerReader } from '../snapshots/read-layers.ts';
import { diskStates, momentOf, type ReadRecord, readRecords } from '../snapshots/read-records.ts';

export interface SnapshotFiles {
  /** What tells each from others of its name. */
  readonly snapshots: readonly { readonly name: string; readonly createdAt?: number }[];
  /** Paths that external ones froze or went on in, each with the disk's target and the snapshot's name. */
  readonly disks: ReadonlyMap<string, { readonly target: string; readonly snapshot: string }>;
  /** The same of memory. */
  readonly memory: ReadonlyMap<string, string>;
  /** Our copies of UEFI variables, by path. */
  readonly nvram: ReadonlyMap<string, { readonly size?: number; readonly snapshot: string }>;
}

/** Every file that the snapshots of a guest name, and those kept with them. Drivers without snapshots have none. */
export async function readSnapshotFiles(live: LiveConnection, guest: Guest): Promise<SnapshotFiles> {
  const disks = new Map<string, { target: string; snapshot: string }>();
  const memory = new Map<string, string>();
  const nvram = new Map<string, { size?: number; snapshot: string }>();
  const reader = new LayerReader(live);
  const records = await readRecords(live.rpc, domainRef(guest));
  for (const record of records) {
    const { name } = record.ref;
    const { view } = record;
    const states = await diskStates(view, disk => diskPath(live.rpc, disk));
    for (const { kind, target, path, overlay } of states) {
      if (kind !== 'external') continue;
      if (overlay !== undefined) disks.set(overlay, { target, snapshot: name });
      if (path !== undefined && !disks.has(path)) disks.set(path, { target, snapshot: name });
    }
    if (view.memory === 'external' && view.memoryFile !== undefined) memory.set(view.memoryFile, name);
    const copy = hasVariables(record) ? nvramCopyOf(guest.uuid, { name, disks: states }) : undefined;
    if (copy === undefined) continue;
    const { missing, size } = await reader.fileSize(copy);
    if (!missing) nvram.set(copy, { ...(size !== undefined && { size }), snapshot: name });
  }
  return { snapshots: records.map(momentOf), disks, memory, nvram };
}

function hasVariables({ view }: ReadRecord): boolean {
  const { firmware, loaderType } = view.domain.os;
  return firmware === 'efi' || loaderType === 'pflash';
}
