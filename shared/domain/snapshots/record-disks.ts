import type { Snapshot } from '../../libvirt-xml/documents/snapshot.ts';
import type { DiskState } from './facts.ts';

/** What libvirt wrote of one disk; `manual` is done by somebody else, so that we know nothing of it. */
export function kindOfDisk({ memory }: Snapshot, snapshot: string | undefined): DiskState['kind'] {
  if (snapshot === 'internal' || snapshot === 'external') return snapshot;
  // Old libvirt names no disks at all of an internal one.
  return snapshot === undefined && memory === 'internal' ? 'internal' : 'none';
}
