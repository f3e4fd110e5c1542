import {
  type Connection,
  DomainSnapshotXMLFlags,
  type DomainRef,
  type DomainSnapshotRef,
  LibvirtError,
} from 'node-libvirt';
import type { Snapshot } from '#shared/contract/snapshots.ts';
import type { DiskState } from '#shared/domain/snapshots/facts.ts';
import { kindOfDisk } from '#shared/domain/snapshots/record-disks.ts';
import {
  type Snapshot as SnapshotView,
  snapshot as snapshotView,
} from '#shared/libvirt-xml/documents/snapshot.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { eachLimited } from '../guests/each-limited.ts';

const AT_ONCE = 4;

/** One of libvirt's records with its document, secrets included: it is written back as it was read. */
export interface ReadRecord {
  readonly ref: DomainSnapshotRef;
  readonly xml: string;
  readonly view: SnapshotView;
  readonly current: boolean;
}

/** Every snapshot of a guest; none where the driver has no such thing. */
export async function readRecords(rpc: Connection, dom: DomainRef): Promise<ReadRecord[]> {
  const refs = await listSnapshots(rpc, dom);
  if (refs.length === 0) return [];
  const current = await currentSnapshot(rpc, dom);
  const records: ReadRecord[] = [];
  await eachLimited(refs, AT_ONCE, async ref => {
    const record = await readRecord(rpc, ref, current);
    if (record) records.push(record);
  });
  const moment = ({ view }: ReadRecord) => Number(view.creationTime ?? 0);
  return records.toSorted((a, b) => moment(a) - moment(b) || (a.ref.name < b.ref.name ? -1 : 1));
}

async function listSnapshots(rpc: Connection, dom: DomainRef): Promise<DomainSnapshotRef[]> {
  try {
    return (await rpc.call('domainListAllSnapshots', { dom, needResults: 1, flags: 0 })).snapshots;
  } catch (error) {
    if (error instanceof LibvirtError && error.codeName === 'NO_SUPPORT') return [];
    throw error;
  }
}

/** The name of the one that the guest goes on from. */
export async function currentSnapshot(rpc: Connection, dom: DomainRef): Promise<string | undefined> {
  try {
    return (await rpc.call('domainSnapshotCurrent', { dom, flags: 0 })).snap.name;
  } catch (error) {
    if (error instanceof LibvirtError && error.codeName === 'NO_DOMAIN_SNAPSHOT') return undefined;
    throw error;
  }
}

/** What tells one from another of its name; undefined when there is none. */
export async function readMoment(
  rpc: Connection,
  dom: DomainRef,
  name: string,
): Promise<{ name: string; createdAt?: number } | undefined> {
  const record = await readRecord(rpc, { name, dom }, undefined);
  return record && momentOf(record);
}

export function momentOf({ ref, view: { creationTime } }: ReadRecord): { name: string; createdAt?: number } {
  return { name: ref.name, ...(typeof creationTime === 'number' && { createdAt: creationTime * 1000 }) };
}

/** Undefined for one that is gone meanwhile. */
async function readRecord(
  rpc: Connection,
  ref: DomainSnapshotRef,
  current: string | undefined,
): Promise<ReadRecord | undefined> {
  try {
    const { xml } = await rpc.call('domainSnapshotGetXmlDesc', {
      snap: ref,
      flags: DomainSnapshotXMLFlags.SECURE,
    });
    return { ref, xml, view: snapshotView.of(parseDocument(xml).root), current: ref.name === current };
  } catch (error) {
    if (error instanceof LibvirtError && error.codeName === 'NO_DOMAIN_SNAPSHOT') return undefined;
    throw error;
  }
}

const states: Readonly<Record<string, Snapshot['state']>> = {
  running: 'running',
  blocked: 'running',
  paused: 'paused',
  shutdown: 'shutting-down',
  shutoff: 'off',
  crashed: 'crashed',
  pmsuspended: 'suspended',
  'disk-snapshot': 'disks-only',
};

export function stateOf({ state }: SnapshotView): Snapshot['state'] {
  return states[state ?? ''] ?? 'unknown';
}

/** Each disk that the guest had then, with the file it was. `pathOf` knows volumes by pool and name. */
export async function diskStates(
  view: SnapshotView,
  pathOf: (disk: SnapshotView['domain']['devices']['disks']['items'][number]) => Promise<string | undefined>,
): Promise<DiskState[]> {
  const parts = new Map(view.disks.items.map(part => [part.name, part]));
  const states: DiskState[] = [];
  for (const disk of view.domain.devices.disks) {
    const target = disk.target ?? '';
    const part = parts.get(target);
    const path = await pathOf(disk);
    const overlay = part?.file ?? part?.dev;
    states.push({
      target,
      kind: kindOfDisk(view, part?.snapshot),
      ...(path !== undefined && { path }),
      ...(overlay !== undefined && part?.snapshot === 'external' && { overlay }),
    });
  }
  return states;
}
