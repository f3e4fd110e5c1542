import type { Guest } from '#shared/contract/guests.ts';
import type { PoolFacts } from '#shared/domain/create/facts.ts';
import { DRIVER_SERIAL } from '#shared/domain/disks/driver-disk.ts';
import type { CheckpointFacts, DiskFacts, Layer } from '#shared/domain/disks/facts.ts';
import type { Disk } from '#shared/libvirt-xml/devices/disk.ts';
import { roomAt } from '../../block-jobs/room.ts';
import { diskSizes } from '../../guests/disk-sizes.ts';
import type { LiveConnection } from '../../ports.ts';
import { findVolume } from '../../storage/find-volume.ts';
import { ofNamedVolume } from '../../storage/named-volume.ts';
import { readVolumeIfThere, type Volume, volumeAt } from '../../storage/volumes.ts';
import type { DiskSnapshot } from './history.ts';

interface Reading {
  readonly live: LiveConnection;
  readonly guest: Guest;
  readonly pools: readonly PoolFacts[];
  readonly snapshots: readonly DiskSnapshot[];
  readonly checkpoints: readonly CheckpointFacts[];
}

/** A disk as the running guest has it, or the lasting document where that alone has it. */
export async function readDisk(
  { live, guest, pools, snapshots, checkpoints }: Reading,
  { disk, now, lasting }: { readonly disk: Disk; readonly now: boolean; readonly lasting: boolean },
): Promise<DiskFacts> {
  const target = disk.target ?? '';
  const volume = await volumeOf(live, disk);
  const path = volume?.path ?? disk.source.file ?? disk.source.dev;
  const kind = kindOf(disk, path);
  const sizes = kind === 'empty' ? {} : await diskSizes(live.rpc, guest, target);
  const pool = volume && pools.find(({ name }) => name === volume.ref.pool);
  const room = path === undefined ? undefined : (pool?.free ?? (await roomAt(live, path)));
  const source = sourceText(disk) ?? path;
  return {
    target,
    device: isDevice(disk.device) ? disk.device : 'disk',
    ...(disk.bus !== undefined && { bus: disk.bus }),
    kind,
    ...(path !== undefined && { path }),
    ...(source !== undefined && { source }),
    format: disk.format ?? 'raw',
    readOnly: disk.readonly,
    shareable: disk.shareable,
    encrypted: disk.element?.child('source')?.child('encryption') !== undefined,
    ...sizes,
    ...(volume && { pool: volume.ref.pool, volume: volume.ref.name }),
    ...(room !== undefined && { room }),
    backing: now ? await backingOf(live, disk) : await backingBelow(live, disk, volume),
    now,
    lasting,
    busy: disk.element?.child('mirror') !== undefined,
    snapshots: snapshots.filter(snapshot => snapshot.disk === target),
    checkpoints: checkpoints.filter(({ disks }) => disks.includes(target)).map(({ name }) => name),
    driverDisk: disk.serial === DRIVER_SERIAL,
  };
}

function isDevice(device: string | undefined): device is DiskFacts['device'] {
  return device !== undefined && ['disk', 'cdrom', 'floppy', 'lun'].includes(device);
}

function kindOf(disk: Disk, path: string | undefined): DiskFacts['kind'] {
  if (path !== undefined) return disk.source.dev !== undefined || disk.type === 'block' ? 'block' : 'file';
  return disk.source.exists ? 'other' : 'empty';
}

async function volumeOf({ rpc }: LiveConnection, { source }: Disk): Promise<Volume | undefined> {
  const path = source.file ?? source.dev;
  if (path !== undefined) {
    const ref = await findVolume(rpc, path);
    return ref && readVolumeIfThere(rpc, ref);
  }
  return ofNamedVolume(rpc, source, vol => readVolumeIfThere(rpc, vol));
}

function sourceText({ source }: Disk): string | undefined {
  if (source.protocol !== undefined) return `${source.protocol}:${source.name ?? ''}`;
  return source.file ?? source.dev ?? source.dir;
}

/** As QEMU has it open. */
async function backingOf(live: LiveConnection, disk: Disk): Promise<Layer[]> {
  const layers: Layer[] = [];
  for (let at = disk.element?.child('backingStore'); at; at = at.child('backingStore')) {
    const source = at.child('source');
    const path = source?.attr('file') ?? source?.attr('dev');
    if (path === undefined) break;
    layers.push(await withAllocation(live, path, at.child('format')?.attr('type') ?? 'raw'));
  }
  return layers;
}

async function withAllocation({ rpc }: LiveConnection, path: string, format: string): Promise<Layer> {
  const ref = await volumeAt(rpc, path);
  const volume = ref && (await readVolumeIfThere(rpc, ref));
  return { path, format, ...(volume && { allocation: volume.allocation }) };
}

/** More would be a circle. */
const DEEPEST = 200;

/** As the images themselves name it, layer by layer. A raw disk's first bytes are the guest's: they name nothing. */
async function backingBelow(
  { rpc }: LiveConnection,
  { format: own = 'raw' }: Disk,
  top: Volume | undefined,
): Promise<Layer[]> {
  const layers: Layer[] = [];
  if (own === 'raw') return layers;
  let at = top;
  while (at?.backingPath !== undefined && layers.length < DEEPEST) {
    const path = at.backingPath;
    const ref = await findVolume(rpc, path);
    const below = ref && (await readVolumeIfThere(rpc, ref));
    const format = below?.format ?? at.backingFormat ?? 'raw';
    layers.push({ path, format, ...(below && { allocation: below.allocation }) });
    at = below;
  }
  return layers;
}
