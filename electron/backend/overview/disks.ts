import { access } from 'node:fs/promises';
import { ConnectGetAllDomainStatsFlags, DomainStatsTypes } from 'node-libvirt';
import type { Guest } from '#shared/contract/guests.ts';
import type { DiskFacts } from '#shared/domain/attention/facts.ts';
import type { PoolFacts } from '#shared/domain/create/facts.ts';
import { safeBytes } from '#shared/domain/safe-bytes.ts';
import type { Disk } from '#shared/libvirt-xml/devices/disk.ts';
import type { Domain } from '#shared/libvirt-xml/domain/domain.ts';
import type { XmlElement } from '#shared/libvirt-xml/xml/element.ts';
import { isThisComputer } from '../create/this-computer.ts';
import { unlessRefused } from '../create/unless-refused.ts';
import { toFailure } from '../failures/to-failure.ts';
import { domainRef } from '../guests/guest-key.ts';
import type { LiveConnection } from '../ports.ts';
import { readVolumeIfThere, volumeAt } from '../storage/volumes.ts';

/** A longer chain of backing files is a loop. */
const DEEPEST = 32;

/** What the host tells of a guest's disks, drives left out. */
export async function diskFacts(
  live: LiveConnection,
  guest: Guest,
  document: Domain,
  pools: readonly PoolFacts[],
): Promise<DiskFacts[]> {
  const disks = document.devices.disks.items.filter(
    ({ device, target }) => target !== undefined && (device === undefined || device === 'disk'),
  );
  const sizes = await readSizes(live, guest);
  return Promise.all(
    disks.map(async (disk): Promise<DiskFacts> => {
      const target = disk.target ?? '';
      const pool = poolOf(disk, pools);
      const missing = await missingFile(live, guest, disk, sizes.has(target));
      return {
        target,
        ...sizes.get(target),
        ...(missing !== undefined && { missing }),
        ...(pool?.capacity !== undefined && {
          pool: { name: pool.name, free: pool.free, capacity: pool.capacity },
        }),
      };
    }),
  );
}

type Sizes = Pick<DiskFacts, 'capacity' | 'allocation'>;

/** One call for all of them. NOWAIT: a guest that is busy with a job is not waited for. */
async function readSizes({ rpc }: LiveConnection, guest: Guest): Promise<Map<string, Sizes>> {
  const asked = {
    doms: [domainRef(guest)],
    stats: DomainStatsTypes.BLOCK,
    flags: ConnectGetAllDomainStatsFlags.NOWAIT,
  };
  const answer = await unlessRefused(rpc.call('connectGetAllDomainStats', asked));
  const values = new Map(answer?.retStats[0]?.params.map(({ field, value }) => [field, value.value]));
  const found = new Map<string, Sizes>();
  for (let at = 0; at < Number(values.get('block.count') ?? 0); at++) {
    const name = values.get(`block.${at}.name`);
    const bytes = (field: string) => {
      const value = values.get(`block.${at}.${field}`);
      return typeof value === 'bigint' ? safeBytes(value) : undefined;
    };
    const [capacity, allocation] = [bytes('capacity'), bytes('allocation')];
    if (typeof name !== 'string' || capacity === undefined) continue;
    found.set(name, { capacity, ...(allocation !== undefined && { allocation }) });
  }
  return found;
}

function poolOf({ source }: Disk, pools: readonly PoolFacts[]): PoolFacts | undefined {
  const { file, dev, pool } = source;
  if (pool !== undefined) return pools.find(({ name }) => name === pool);
  const path = file ?? dev;
  return pools.find(found => found.path !== undefined && path?.startsWith(`${found.path}/`) === true);
}

/** The first of a disk's files that is known to be gone: its own, or one that it stands on. */
async function missingFile(
  live: LiveConnection,
  guest: Guest,
  disk: Disk,
  sized: boolean,
): Promise<string | undefined> {
  const own = disk.source.file ?? disk.source.dev;
  if (own === undefined) return undefined;
  if (isThisComputer(live)) {
    for (const path of await chainOf(live, disk, own)) if (await isGone(path)) return path;
    return undefined;
  }
  if (sized) return undefined;
  const asked = { dom: domainRef(guest), path: disk.target ?? '', flags: 0 };
  return live.rpc.call('domainGetBlockInfo', asked).then(
    () => undefined,
    (error: unknown) => (toFailure(error).code === 'FILE_NOT_FOUND' ? own : undefined),
  );
}

/** The running document names all of them; of a guest that is off, its volumes do. */
async function chainOf(live: LiveConnection, disk: Disk, own: string): Promise<string[]> {
  const named: string[] = [];
  for (let layer: XmlElement | undefined = disk.element?.child('backingStore'); layer; ) {
    const source = layer.child('source');
    const path = source?.attr('file') ?? source?.attr('dev');
    if (path !== undefined) named.push(path);
    layer = layer.child('backingStore');
  }
  if (named.length > 0 || disk.format === 'raw') return [own, ...named];
  const found = [own];
  for (let path: string | undefined = own; path !== undefined && found.length < DEEPEST; ) {
    path = await backingOf(live, path);
    if (path !== undefined) found.push(path);
  }
  return found;
}

/** Undefined where it stands on nothing, or is in no pool that could tell. */
async function backingOf({ rpc }: LiveConnection, path: string): Promise<string | undefined> {
  const ref = await unlessRefused(volumeAt(rpc, path));
  return (ref && (await readVolumeIfThere(rpc, ref)))?.backingPath;
}

/** Only what is known to be so: what we may not look at may well be there. */
async function isGone(path: string): Promise<boolean> {
  return access(path).then(
    () => false,
    (error: NodeJS.ErrnoException) => error.code === 'ENOENT',
  );
}
