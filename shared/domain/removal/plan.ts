import type { RemovalPlan } from '../../contract/guests.ts';

/** A disk of the guest that is to go, with what libvirt knows of the file or device behind it. */
export interface DiskFacts {
  readonly target: string;
  readonly path: string;
  readonly device: string;
  readonly readOnly: boolean;
  readonly shareable: boolean;
  /** Missing when no active pool has it: then libvirt cannot delete it. */
  readonly volume?: { readonly pool: string; readonly capacity: number; readonly allocation: number };
  /** Names of other guests with the same disk. */
  readonly usedBy: readonly string[];
  /** Other images that stand on this one. */
  readonly overlays: readonly string[];
}

type PlannedDisk = RemovalPlan['disks'][number];

/** The medium that was written for this guest's first start alone, with keys or a password on it perhaps. */
export function isSeedOf(guestName: string, path: string): boolean {
  const file = path.slice(path.lastIndexOf('/') + 1);
  return (
    file.startsWith(`${guestName}-seed`) && /^(-\d+)?\.iso$/.test(file.slice(`${guestName}-seed`.length))
  );
}

/** What may be deleted with a guest, and what is ticked at first: never anything somebody else needs. */
export function planDiskRemoval(disk: DiskFacts, guestName: string): PlannedDisk {
  const note = reasonToKeep(disk, isSeedOf(guestName, disk.path));
  return {
    target: disk.target,
    path: disk.path,
    ...(disk.volume && { capacity: disk.volume.capacity, allocation: disk.volume.allocation }),
    deletable: note === undefined,
    suggested: note === undefined,
    ...(note !== undefined && { note }),
  };
}

function reasonToKeep(disk: DiskFacts, seed: boolean): string | undefined {
  if (disk.usedBy.length > 0) return `Used by ${disk.usedBy.join(', ')} too.`;
  if (disk.overlays.length > 0) return `${disk.overlays.join(', ')} stands on it.`;
  if (!seed && (disk.device === 'cdrom' || disk.device === 'floppy'))
    return 'A medium, which other guests may want too.';
  if (!seed && disk.readOnly) return 'Read only for this guest, so it is not its own.';
  if (disk.shareable) return 'Marked as shared with other guests.';
  if (!disk.volume) return 'In no active storage pool, so libvirt cannot delete it.';
  return undefined;
}
