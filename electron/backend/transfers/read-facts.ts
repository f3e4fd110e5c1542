import { constants } from 'node:fs';
import { access, lstat, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Connection } from 'node-libvirt';
import { readDiskSpace } from '#electron/host/disk-space.ts';
import { NotAnImageError, parseHeader, readImageHeader } from '#electron/media/image-header.ts';
import type { DownloadChoice, UploadChoice, VolumeAt } from '#shared/contract/transfers.ts';
import { holdsFiles } from '#shared/domain/create/disks/pools.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import type { DownloadFacts, SentFile, TransferVolume, UploadFacts } from '#shared/domain/transfers/facts.ts';
import { fail } from '../failures/fail.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';
import { answered } from '../storage/answered.ts';
import { guestsUsing } from '../storage/disk-users.ts';
import { type Pool, poolNamed } from '../storage/pools.ts';
import { readVolume, type Volume, volumeNamed } from '../storage/volumes.ts';

export type FactsDeps = Pick<AreaDeps, 'connections' | 'guests'>;

/** Of `stat`: blocks are counted in these, whatever the file system. */
const STAT_BLOCK = 512;

export async function readUploadFacts(deps: FactsDeps, choice: UploadChoice): Promise<UploadFacts> {
  const live = deps.connections.require(choice.connection);
  const [{ pool, volume }, file] = await Promise.all([place(deps, live, choice), sentFile(choice.source)]);
  return { pool, volume, file, files: holdsFiles(pool) };
}

/** Throws NOT_FOUND for a volume that is not there. */
export async function readDownloadFacts(deps: FactsDeps, choice: DownloadChoice): Promise<DownloadFacts> {
  const live = deps.connections.require(choice.connection);
  const { pool, volume } = await place(deps, live, choice);
  if (!volume && pool.active) throw fail('NOT_FOUND', { name: choice.volume });
  if (!volume) throw fail('POOL_INACTIVE', { pool: pool.name });
  const { to } = choice;
  return { pool, volume, ...(to.to === 'path' && { target: await targetOf(to.path) }) };
}

interface Place {
  readonly pool: Pool;
  readonly volume: TransferVolume | undefined;
}

async function place(deps: FactsDeps, live: LiveConnection, at: VolumeAt): Promise<Place> {
  const ask = async (rpc: Connection) => {
    const pool = await poolNamed(rpc, at.pool);
    const vol = pool.active ? await volumeNamed(rpc, pool.ref, at.volume) : undefined;
    return { pool, volume: vol && (await readVolume(rpc, vol)) };
  };
  const { pool, volume } = await answered(live, ask, { pool: at.pool });
  return { pool, volume: volume && (await withUsers(deps, live, volume)) };
}

async function withUsers(deps: FactsDeps, live: LiveConnection, volume: Volume): Promise<TransferVolume> {
  const { path, format, capacity, allocation, physical, block, backingPath, encrypted } = volume;
  const found = (await guestsUsing(deps, live, [path])).get(path) ?? [];
  const users = found.map(({ name, ...guest }) => {
    const state = deps.guests.get(guest)?.state;
    return { name, active: state === undefined || isActive(state) };
  });
  const length = block ? capacity : physical;
  const backing = backingPath !== undefined && { backingPath };
  return { path, format, capacity, length, allocation, block, ...backing, encrypted, users };
}

async function sentFile(source: UploadChoice['source']): Promise<SentFile> {
  if (source.from === 'page') {
    const { name, size } = source.file;
    return { ...parseHeader(Buffer.from(source.head, 'base64'), size), name };
  }
  const { path } = source;
  try {
    const header = await readImageHeader(path);
    const { blocks } = await stat(path);
    return { ...header, name: basename(path), allocated: blocks * STAT_BLOCK };
  } catch (error) {
    if (error instanceof NotAnImageError)
      throw fail('FILE_NOT_AN_IMAGE', { path, reason: 'It is no file: a folder, or something else.' });
    throw error;
  }
}

async function targetOf(path: string): Promise<NonNullable<DownloadFacts['target']>> {
  const folder = dirname(path);
  const taken = (await lstat(path).catch(() => undefined)) !== undefined;
  const state = await folderState(folder);
  const space = await readDiskSpace(folder);
  return { path, taken, folder: state, ...(space && { free: space.free }) };
}

async function folderState(folder: string): Promise<'fine' | 'absent' | 'closed'> {
  const found = await stat(folder).catch(() => undefined);
  if (!found?.isDirectory()) return 'absent';
  return await access(folder, constants.W_OK).then(
    () => 'fine',
    () => 'closed',
  );
}
