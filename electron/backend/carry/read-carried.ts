import { DomainSnapshotListFlags, DomainXMLFlags, LibvirtError } from 'node-libvirt';
import type { Guest } from '#shared/contract/guests.ts';
import type { CarriedDisk } from '#shared/domain/carry/facts.ts';
import { type Domain, domain } from '#shared/libvirt-xml/domain/domain.ts';
import type { XmlElement } from '#shared/libvirt-xml/xml/element.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { domainRef } from '../guests/guest-key.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';
import { readDisks } from '../removal/read-disks.ts';
import { layersBelow } from '../storage/layers-below.ts';
import { listPools, type Pool } from '../storage/pools.ts';

/** A guest as it is to be copied or taken elsewhere. */
export interface Carried {
  readonly guest: Guest;
  readonly live: LiveConnection;
  /** As it starts next, with its secrets: never to be shown. */
  readonly xml: string;
  readonly root: XmlElement;
  readonly view: Domain;
  readonly disks: readonly CarriedDisk[];
  /** Active ones. */
  readonly pools: readonly Pool[];
  readonly snapshots: number;
  /** Of them, such as keep the state of disks inside the disks' own files. */
  readonly internalSnapshots: number;
}

/** Reads all of it; nothing is changed. */
export async function readCarried(deps: AreaDeps, guest: Guest): Promise<Carried> {
  const live = deps.connections.require(guest.connection);
  const { rpc } = live;
  const dom = domainRef(guest);
  const flags = (guest.persistent ? DomainXMLFlags.INACTIVE : 0) | DomainXMLFlags.SECURE;
  const { xml } = await rpc.call('domainGetXmlDesc', { dom, flags });
  const { root } = parseDocument(xml);
  const view = domain.of(root);
  const [known, pools, snapshots] = await Promise.all([
    readDisks(deps, live, guest, view),
    listPools(rpc),
    countSnapshots(live, guest),
  ]);
  const byTarget = new Map(known.map(disk => [disk.facts.target, disk]));
  const disks: CarriedDisk[] = [];
  for (const disk of view.devices.disks) {
    const target = disk.target ?? '';
    const facts = byTarget.get(target)?.facts;
    const volume = byTarget.get(target)?.volume;
    const info = volume ?? (facts && (await blockInfo(live, guest, target)));
    const below = volume ? await layersBelow(live, volume) : [];
    const encrypted =
      (disk.element?.child('encryption') ?? disk.element?.child('source')?.child('encryption')) !== undefined;
    disks.push({
      target,
      device: disk.device ?? 'disk',
      bus: disk.bus,
      readOnly: disk.readonly || disk.device === 'cdrom',
      shareable: disk.shareable,
      ...(facts && { path: facts.path }),
      empty: facts === undefined && (disk.source.element?.attributes.length ?? 0) === 0,
      format: disk.format ?? 'raw',
      ...(volume && !volume.block && { looksLike: volume.format }),
      capacity: info?.capacity ?? 0,
      allocation:
        (info?.allocation ?? 0) + below.reduce((sum, layer) => sum + (layer.volume?.allocation ?? 0), 0),
      block: volume?.block ?? disk.type === 'block',
      encrypted,
      usedBy: facts?.usedBy ?? [],
      overlays: facts?.overlays ?? [],
      ...(facts?.volume && { pool: facts.volume.pool }),
      below: below.map(({ path }) => path),
    });
  }
  return {
    guest,
    live,
    xml,
    root,
    view,
    disks,
    pools: (pools ?? []).filter(pool => pool.active),
    ...snapshots,
  };
}

/** Of a disk that is in no pool; zeros where libvirt cannot look either. */
async function blockInfo(live: LiveConnection, guest: Guest, target: string) {
  try {
    const args = { dom: domainRef(guest), path: target, flags: 0 };
    const { capacity, allocation } = await live.rpc.call('domainGetBlockInfo', args);
    return { capacity: Number(capacity), allocation: Number(allocation) };
  } catch (error) {
    if (error instanceof LibvirtError) return undefined;
    throw error;
  }
}

async function countSnapshots(live: LiveConnection, guest: Guest) {
  try {
    const dom = domainRef(guest);
    const { num: all } = await live.rpc.call('domainSnapshotNum', { dom, flags: 0 });
    const internal =
      all === 0
        ? 0
        : (await live.rpc.call('domainSnapshotNum', { dom, flags: DomainSnapshotListFlags.INTERNAL })).num;
    return { snapshots: all, internalSnapshots: internal };
  } catch (error) {
    // Drivers without snapshots have none.
    if (error instanceof LibvirtError) return { snapshots: 0, internalSnapshots: 0 };
    throw error;
  }
}
