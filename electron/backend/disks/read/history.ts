import { type Connection, type DomainRef } from 'node-libvirt';
import type { CheckpointFacts } from '#shared/domain/disks/facts.ts';
import { checkpoint } from '#shared/libvirt-xml/documents/checkpoint.ts';
import { snapshot } from '#shared/libvirt-xml/documents/snapshot.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { isUnsupported } from '../../guests/read-guests.ts';

export interface DiskSnapshot {
  readonly name: string;
  readonly disk: string;
  readonly kind: 'internal' | 'external';
}

/** What every snapshot of a guest holds of which disk. */
export async function readSnapshots(rpc: Connection, dom: DomainRef): Promise<DiskSnapshot[]> {
  const { snapshots } = await orNone(rpc.call('domainListAllSnapshots', { dom, needResults: 1, flags: 0 }), {
    snapshots: [],
    ret: 0,
  });
  const all = await Promise.all(
    snapshots.map(async snap => {
      const { xml } = await rpc.call('domainSnapshotGetXmlDesc', { snap, flags: 0 });
      const view = snapshot.of(parseDocument(xml).root);
      return view.disks.items.flatMap(({ name, snapshot: kind }) =>
        name !== undefined && (kind === 'internal' || kind === 'external')
          ? [{ name: snap.name, disk: name, kind: kind as DiskSnapshot['kind'] }]
          : [],
      );
    }),
  );
  return all.flat();
}

/** Moments that later backups can start from, the oldest first. */
export async function readCheckpoints(rpc: Connection, dom: DomainRef): Promise<CheckpointFacts[]> {
  const args = { dom, needResults: 1, flags: 0 };
  const { checkpoints } = await orNone(rpc.call('domainListAllCheckpoints', args), {
    checkpoints: [],
    ret: 0,
  });
  const all = await Promise.all(
    checkpoints.map(async ref => {
      const { xml } = await rpc.call('domainCheckpointGetXmlDesc', { checkpoint: ref, flags: 0 });
      const view = checkpoint.of(parseDocument(xml).root);
      const tracked = view.disks.items.filter(disk => disk.checkpoint === 'bitmap');
      return {
        name: ref.name,
        ...(typeof view.creationTime === 'number' && { createdAt: view.creationTime * 1000 }),
        disks: tracked.flatMap(({ name }) => name ?? []),
      };
    }),
  );
  return all.toSorted((a, b) => (a.createdAt ?? 0) - (b.createdAt ?? 0));
}

/** Drivers without snapshots or checkpoints have none of them. */
async function orNone<T>(asking: Promise<T>, none: T): Promise<T> {
  try {
    return await asking;
  } catch (error) {
    if (isUnsupported(error)) return none;
    throw error;
  }
}
