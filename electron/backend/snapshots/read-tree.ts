import { readdir } from 'node:fs/promises';
import { DomainBlockJobType, type DomainRef, DomainXMLFlags, LibvirtError } from 'node-libvirt';
import type { Guest } from '#shared/contract/guests.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import type { DiskFacts, SnapshotRecord, TreeFacts } from '#shared/domain/snapshots/facts.ts';
import { memoryAtMost } from '#shared/domain/snapshots/memory-size.ts';
import { folderOf } from '#shared/domain/snapshots/names.ts';
import { type Domain, domain } from '#shared/libvirt-xml/domain/domain.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { agentReach } from '../agent/agent.ts';
import { roomAt } from '../block-jobs/room.ts';
import { domainRef } from '../guests/guest-key.ts';
import type { LiveConnection } from '../ports.ts';
import { guestsUsing } from '../storage/disk-users.ts';
import { poolOfFolder } from '../storage/active-pools.ts';
import { listVolumes } from '../storage/volumes.ts';
import { diskFacts, diskPath } from './disk-path.ts';
import { nvramCopyOf, usualNvram } from './nvram.ts';
import { findOutsiders } from './outsiders.ts';
import { LayerReader } from './read-layers.ts';
import { diskStates, momentOf, type ReadRecord, readRecords, stateOf } from './read-records.ts';
import type { SnapshotDeps } from './snapshot-deps.ts';

/** Everything about a guest's snapshots, as it is at this moment. */
export interface Tree {
  readonly live: LiveConnection;
  readonly dom: DomainRef;
  readonly facts: TreeFacts;
  readonly records: readonly ReadRecord[];
  /** The lasting settings, without secrets. */
  readonly nextXml: string;
}

/** Reads it all; changes nothing. */
export async function readTree(deps: SnapshotDeps, guest: Guest): Promise<Tree> {
  const live = deps.connections.require(guest.connection);
  const rpc = await live.work();
  const dom = domainRef(guest);
  const active = isActive(guest.state);
  const read = async (flags: number) => (await rpc.call('domainGetXmlDesc', { dom, flags })).xml;
  const nextXml = await read(guest.persistent ? DomainXMLFlags.INACTIVE : 0);
  const next = domain.of(parseDocument(nextXml).root);
  const now = active ? domain.of(parseDocument(await read(0)).root) : next;
  const disksOf = (view: Domain) => Promise.all(view.devices.disks.items.map(disk => diskFacts(rpc, disk)));
  const [disksNow, disksNext, records] = await Promise.all([
    disksOf(now),
    disksOf(next),
    readRecords(rpc, dom),
  ]);
  const reader = new LayerReader(live);
  const bare = await Promise.all(records.map(record => bareRecord(live, record)));
  const layers = await reader.readAll(pathsOf([...disksNow, ...disksNext], bare, records));
  const uefi = next.os.firmware === 'efi' || next.os.loaderType === 'pflash';
  const usual = uefi ? usualNvram(live.uri, live.host.local, deps.env, guest.name) : undefined;
  const nvram = now.os.nvram || next.os.nvram || usual;
  const mostMemory = active ? memoryAtMost(now) : undefined;
  const paths = [...layers.keys()];
  const [snapshots, outsiders, users, jobs, agent, room, names] = await Promise.all([
    Promise.all(bare.map(record => completed(deps, guest, reader, record))),
    findOutsiders(live, layers),
    guestsUsing(deps, live, paths),
    active ? readJobs(live, dom, disksNow) : new Map<string, { kind: string }>(),
    active ? agentReach(deps, guest) : 'not-running',
    byFolder(paths, path => roomAt(live, path)),
    byFolder(paths, path => namesBeside(live, path)),
  ]);
  const usedBy = new Map(
    [...users].map(([path, guests]) => [
      path,
      guests.flatMap(user =>
        user.uuid === guest.uuid && user.connection === guest.connection ? [] : [user.name],
      ),
    ]),
  );
  const facts: TreeFacts = {
    guest: {
      name: guest.name,
      state: guest.state,
      persistent: guest.persistent,
      uefi,
      ...(nvram !== undefined && { nvram }),
      agent: agent === 'answers',
      ...(mostMemory !== undefined && { memoryAtMost: mostMemory }),
      memoryBlockers: memoryBlockers(now),
    },
    disksNow,
    disksNext,
    snapshots,
    layers,
    outsiders,
    usedBy,
    jobs,
    host: {
      label: live.label,
      driver: live.host.driver,
      libvirt: versionNumber(live.host.libvirtVersion),
      keepsNvram: live.host.driver === 'QEMU' && nvram !== undefined,
    },
    room,
    names,
  };
  return { live, dom, facts, records, nextXml };
}

type Bare = Omit<SnapshotRecord, 'pictured' | 'nvramKept'>;

async function bareRecord(live: LiveConnection, record: ReadRecord): Promise<Bare> {
  const rpc = await live.work();
  const { view, current } = record;
  const { description, parent, memoryFile } = view;
  return {
    ...momentOf(record),
    ...(description !== undefined && description !== '' && { description }),
    ...(parent !== undefined && { parent }),
    current,
    state: stateOf(view),
    memory: memoryOf(view),
    ...(memoryFile !== undefined && { memoryFile: { path: memoryFile, missing: false } }),
    disks: await diskStates(view, disk => diskPath(rpc, disk)),
  };
}

function memoryOf({ memory }: ReadRecord['view']): SnapshotRecord['memory'] {
  return memory === 'internal' ? 'internal' : memory === 'external' ? 'external' : 'none';
}

async function completed(
  deps: SnapshotDeps,
  guest: Guest,
  reader: LayerReader,
  { memoryFile, ...record }: Bare,
): Promise<SnapshotRecord> {
  const file = memoryFile && (await reader.fileSize(memoryFile.path));
  const copy = nvramCopyOf(guest.uuid, record);
  return {
    ...record,
    ...(memoryFile && file && { memoryFile: { path: memoryFile.path, ...file } }),
    pictured: await deps.pictures.has(guest, record),
    nvramKept: copy !== undefined && !(await reader.fileSize(copy)).missing,
  };
}

/** With the formats that documents give: what a guest wrote into a raw disk is never taken for another. */
function pathsOf(
  disks: readonly DiskFacts[],
  bare: readonly Bare[],
  records: readonly ReadRecord[],
): Map<string, string | undefined> {
  const paths = new Map<string, string | undefined>();
  const add = (path: string | undefined, format: string | undefined) => {
    if (path !== undefined) paths.set(path, paths.get(path) ?? format);
  };
  for (const disk of disks) if (!['cdrom', 'floppy'].includes(disk.device)) add(disk.path, disk.format);
  for (const [index, record] of records.entries()) {
    const formats = new Map(record.view.domain.devices.disks.items.map(disk => [disk.target, disk.format]));
    for (const disk of bare[index]?.disks ?? [])
      if (disk.kind !== 'none') add(disk.path, formats.get(disk.target));
  }
  return paths;
}

const jobNames: Readonly<Record<number, string>> = {
  [DomainBlockJobType.PULL]: 'pull',
  [DomainBlockJobType.COPY]: 'copy',
  [DomainBlockJobType.COMMIT]: 'commit',
  [DomainBlockJobType.ACTIVE_COMMIT]: 'commit',
  [DomainBlockJobType.BACKUP]: 'backup',
};

async function readJobs(live: LiveConnection, dom: DomainRef, disks: readonly DiskFacts[]) {
  const jobs = new Map<string, { kind: string; progress?: number }>();
  for (const { target, kind } of disks) {
    if (kind === 'empty') continue;
    try {
      const { found, type, cur, end } = await live.rpc.call('domainGetBlockJobInfo', {
        dom,
        path: target,
        flags: 0,
      });
      if (found === 0) continue;
      const progress = end > 0n ? Math.min(1, Number(cur) / Number(end)) : undefined;
      jobs.set(target, { kind: jobNames[type] ?? 'other', ...(progress !== undefined && { progress }) });
    } catch (error) {
      // The driver has none, or the disk is not one that could have any.
      if (!(error instanceof LibvirtError)) throw error;
    }
  }
  return jobs;
}

/** https://www.qemu.org/docs/master/devel/migration/main.html: what has no state that can be written down. */
function memoryBlockers({ devices }: Domain): string[] {
  return [
    ...devices.hostdevs.items.flatMap(({ type }) =>
      type === 'pci' || type === 'mdev' ? ['a device of the host that the guest has'] : [],
    ),
    ...devices.filesystems.items.flatMap(({ driver }) =>
      driver === 'virtiofs' ? ['a folder shared by virtiofs'] : [],
    ),
  ];
}

function versionNumber(text: string): number {
  const [major = 0, minor = 0, release = 0] = text.split('.').map(Number);
  return major * 1_000_000 + minor * 1000 + release;
}

async function byFolder<Found>(
  paths: readonly string[],
  look: (path: string) => Promise<Found | undefined>,
): Promise<Map<string, Found>> {
  const found = new Map<string, Found>();
  for (const path of paths) {
    const folder = folderOf(path);
    if (found.has(folder)) continue;
    const answer = await look(path);
    if (answer !== undefined) found.set(folder, answer);
  }
  return found;
}

async function namesBeside(live: LiveConnection, path: string): Promise<Set<string> | undefined> {
  const folder = folderOf(path);
  if (live.host.local) {
    const files = await readdir(folder).catch(() => undefined);
    if (files) return new Set(files);
  }
  const rpc = await live.work();
  const home = await poolOfFolder(live, folder);
  return home && new Set((await listVolumes(rpc, home.ref)).map(({ name }) => name));
}
