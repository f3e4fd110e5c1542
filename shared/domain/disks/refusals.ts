import type { DiskAction } from '../../contract/disks.ts';
import { type DiskFacts, type GuestDisks, isDrive } from './facts.ts';

export type DiskActionKind = DiskAction['do'];

export const diskActionKinds = [
  'grow',
  'insert',
  'eject',
  'move',
  'convert',
  'change-bus',
  'backup',
] as const satisfies readonly DiskActionKind[];

/** Why something cannot be done to a disk now, in a sentence; undefined: it can. */
export function refusal(kind: DiskActionKind, disk: DiskFacts, guest: GuestDisks): string | undefined {
  switch (kind) {
    case 'grow':
      return growRefusal(disk, guest);
    case 'insert':
      return driveRefusal(disk, guest);
    case 'eject':
      return driveRefusal(disk, guest) ?? (disk.kind === 'empty' ? 'There is nothing in it.' : undefined);
    case 'move':
    case 'convert':
      return copyRefusal(disk, guest);
    case 'change-bus':
      return busRefusal(disk, guest);
    case 'backup':
      return backupRefusal(disk, guest);
  }
}

/** Actions that an image or volume has to be there for. */
function imageRefusal(disk: DiskFacts): string | undefined {
  if (isDrive(disk)) return 'It is a drive: what is in it is no disk of this guest’s own.';
  if (disk.device === 'lun') return 'It is a SCSI device of the host, which is passed through as it is.';
  if (disk.kind === 'empty') return 'It is made of nothing yet.';
  if (disk.kind === 'other' || disk.path === undefined)
    return 'It lies on the network: its own storage has to do this.';
  if (disk.capacity === undefined) return 'Its file cannot be read: perhaps it is gone.';
  if (disk.busy) return 'Another operation on it is still going on.';
  return undefined;
}

function stateRefusal(disk: DiskFacts, guest: GuestDisks): string | undefined {
  if (guest.state === 'saved')
    return 'The guest’s saved memory knows the disk as it is: start the guest, or discard the saved memory, first.';
  if (guest.active && !guest.qemu) return 'Only QEMU can do this while the guest runs: shut it down first.';
  if (guest.active && !disk.now) return 'The running guest does not have it yet: it comes at the next start.';
  return undefined;
}

function growRefusal(disk: DiskFacts, guest: GuestDisks): string | undefined {
  const refused = imageRefusal(disk) ?? stateRefusal(disk, guest);
  if (refused !== undefined) return refused;
  if (disk.readOnly) return 'The guest may only read it.';
  if (disk.kind === 'block')
    return 'It is a device of the host, and as big as that: grow the device there first.';
  if (disk.format !== 'raw' && disk.format !== 'qcow2')
    return `QEMU cannot grow images of the format ${disk.format}: convert it to qcow2 first.`;
  return undefined;
}

function driveRefusal(disk: DiskFacts, guest: GuestDisks): string | undefined {
  if (!isDrive(disk)) return 'It is no drive: a disk is not changed by inserting another.';
  return stateRefusal(disk, guest);
}

function copyRefusal(disk: DiskFacts, guest: GuestDisks): string | undefined {
  const refused = imageRefusal(disk) ?? stateRefusal(disk, guest);
  if (refused !== undefined) return refused;
  if (!guest.active && !guest.persistent) return 'The guest has no lasting document.';
  if (disk.encrypted) return 'It is encrypted, and its copy would not be.';
  if (disk.shareable) return 'It is shared with other guests, which may write to it in the middle.';
  const inside = disk.snapshots.filter(({ kind }) => kind === 'internal').map(({ name }) => name);
  if (inside.length > 0)
    return `Snapshots are inside its file and would not be in the copy (${inside.join(', ')}): delete them first.`;
  return undefined;
}

function busRefusal(disk: DiskFacts, guest: GuestDisks): string | undefined {
  if (disk.device === 'lun') return 'It is a SCSI device of the host, which is passed through as it is.';
  if (disk.device === 'floppy') return 'Floppy disks have a controller of their own.';
  if (!guest.persistent) return 'The guest has no lasting document, and a bus is changed at the next start.';
  if (guest.state === 'saved')
    return 'The guest’s saved memory knows the disk as it is: start the guest, or discard the saved memory, first.';
  if (!disk.lasting) return 'The guest does not have it any more from its next start on.';
  const outside = disk.snapshots.filter(({ kind }) => kind === 'external').map(({ name }) => name);
  if (outside.length > 0)
    return `Snapshots know the disk as ${disk.target}, and its name goes by its bus (${outside.join(', ')}): delete them first.`;
  return otherBuses(disk, guest).length === 0 ? 'This machine has no other bus for it.' : undefined;
}

function backupRefusal(disk: DiskFacts, guest: GuestDisks): string | undefined {
  const refused = imageRefusal(disk);
  if (refused !== undefined) return refused;
  if (!guest.local)
    return 'A backup is written to a folder of this computer, and this guest’s host is another one.';
  if (guest.active && !guest.qemu) return 'Only QEMU can do this while the guest runs: shut it down first.';
  if (guest.active && !disk.now) return 'The running guest does not have it yet: it comes at the next start.';
  return disk.encrypted ? 'It is encrypted, and its copy would not be.' : undefined;
}

/** CD-ROMs are of the old buses alone. */
const forDrives = new Set(['sata', 'scsi', 'ide', 'usb']);
const forDisks = new Set([...forDrives, 'virtio']);

export function otherBuses(
  disk: Pick<DiskFacts, 'device' | 'bus'>,
  { buses }: Pick<GuestDisks, 'buses'>,
): string[] {
  const able = disk.device === 'cdrom' ? forDrives : forDisks;
  return buses.filter(bus => able.has(bus) && bus !== disk.bus);
}
