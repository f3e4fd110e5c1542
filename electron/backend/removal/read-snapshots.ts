import { LibvirtError } from 'node-libvirt';
import type { Guest } from '#shared/contract/guests.ts';
import { snapshot as snapshotView } from '#shared/libvirt-xml/documents/snapshot.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { domainRef } from '../guests/guest-key.ts';
import type { LiveConnection } from '../ports.ts';

export interface SnapshotFiles {
  readonly names: readonly string[];
  /** Paths that external ones froze or went on in, each with the disk's target and the snapshot's name. */
  readonly disks: ReadonlyMap<string, { readonly target: string; readonly snapshot: string }>;
  /** The same of memory. */
  readonly memory: ReadonlyMap<string, string>;
}

/** Every file that the snapshots of a guest name. Drivers without snapshots have none. */
export async function readSnapshotFiles(live: LiveConnection, guest: Guest): Promise<SnapshotFiles> {
  const disks = new Map<string, { target: string; snapshot: string }>();
  const memory = new Map<string, string>();
  const snapshots = await listSnapshots(live, guest);
  for (const snap of snapshots) {
    const { xml } = await live.rpc.call('domainSnapshotGetXmlDesc', { snap, flags: 0 });
    const view = snapshotView.of(parseDocument(xml).root);
    const external = view.disks.items.filter(disk => disk.snapshot === 'external');
    for (const { name: target = '', file, dev } of external) {
      const overlay = file ?? dev;
      if (overlay !== undefined) disks.set(overlay, { target, snapshot: snap.name });
      const before = view.domain.devices.disks.items.find(disk => disk.target === target)?.source;
      const frozen = before?.file ?? before?.dev;
      if (frozen !== undefined && !disks.has(frozen)) disks.set(frozen, { target, snapshot: snap.name });
    }
    if (view.memory === 'external' && view.memoryFile !== undefined) memory.set(view.memoryFile, snap.name);
  }
  return { names: snapshots.map(({ name }) => name), disks, memory };
}

async function listSnapshots(live: LiveConnection, guest: Guest) {
  try {
    const args = { dom: domainRef(guest), needResults: 1, flags: 0 };
    return (await live.rpc.call('domainListAllSnapshots', args)).snapshots;
  } catch (error) {
    if (error instanceof LibvirtError && error.codeName === 'NO_SUPPORT') return [];
    throw error;
  }
}
