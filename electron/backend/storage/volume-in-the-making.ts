import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Connection,
  LibvirtError,
  type StorageVolRef,
  StorageVolCreateFlags as Flag,
} from 'node-libvirt';
import { holdsFiles } from '#shared/domain/create/disks/pools.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { whenReachable } from '../connections/when-reachable.ts';
import { fail } from '../failures/fail.ts';
import type { Connections } from '../ports.ts';
import { answered } from './answered.ts';
import { type Pool, poolToUse } from './pools.ts';
import { refreshPatiently } from './refresh-patiently.ts';
import { upload, type UploadOptions, type UploadSource } from './upload.ts';
import { type NewVolume, volumeDocument } from './volume-document.ts';
import { watchGrowth } from './watch-growth.ts';
import { deleteVolume, readVolume, volumeAt, volumeNamed, volumePath } from './volumes.ts';

export interface VolumePlace {
  readonly connections: Connections;
  readonly connection: ConnectionId;
  readonly pool: string;
  readonly name: string;
}

export type Filling = Omit<UploadOptions, 'sparse'>;

/** A new volume, from the moment it is asked for; `discard` takes back whatever there is of it. */
export class VolumeInTheMaking {
  private readonly at: VolumePlace;
  private ref: StorageVolRef | undefined;
  /** It is ours to delete: there was none of its name, and one was asked for. */
  private begun = false;
  /** Of one that libvirt was not asked to make, and may not know of. */
  private file: string | undefined;

  constructor(at: VolumePlace) {
    this.at = at;
  }

  /** An empty one. Throws CONFLICT for a name that is taken: nothing is ever written over. */
  async create(wanted: Omit<NewVolume, 'name'>): Promise<void> {
    const rpc = await this.work();
    const pool = await this.begin(rpc);
    const xml = volumeDocument({ ...wanted, name: this.at.name }, holdsFiles(pool));
    // Of qcow2 both are asked for by the flag; how much, the document's allocation says.
    const preallocates = wanted.format === 'qcow2' && (wanted.preallocation ?? 'off') !== 'off';
    const flags = preallocates ? Flag.PREALLOC_METADATA : 0;
    this.ref = await this.making(
      wanted,
      async () => (await rpc.call('storageVolCreateXml', { pool: pool.ref, xml, flags })).vol,
    );
  }

  /** A copy of another volume, made by the host itself. libvirt cannot stop it half way. */
  async clone(
    from: string,
    wanted: Omit<NewVolume, 'name'>,
    progress: (share: number) => void,
  ): Promise<void> {
    const rpc = await this.work();
    const clonevol = await volumeAt(rpc, from);
    if (!clonevol) throw fail('FILE_NOT_FOUND', { path: from });
    const pool = await this.begin(rpc);
    const xml = volumeDocument({ ...wanted, name: this.at.name }, holdsFiles(pool));
    const live = this.at.connections.require(this.at.connection);
    // On a connection of its own: it takes as long as the disk is big.
    const connection = await live.openStreamConnection();
    const { allocation } = await readVolume(rpc, clonevol);
    const stopWatching = watchGrowth(rpc, pool.ref, this.at.name, allocation, progress);
    try {
      const args = { pool: pool.ref, xml, clonevol, flags: 0 };
      this.ref = await this.making(
        wanted,
        async () => (await connection.call('storageVolCreateXmlFrom', args)).vol,
      );
    } finally {
      stopWatching();
      await connection.close();
    }
  }

  /** Has it written into the pool's folder, by this computer; `write` must not write over anything. */
  async place(write: (path: string) => Promise<void>, signal: AbortSignal): Promise<void> {
    const rpc = await this.work();
    const pool = await this.begin(rpc);
    if (pool.path === undefined) throw new Error('The pool has no folder.');
    const path = join(pool.path, this.at.name);
    await write(path);
    this.begun = true;
    this.file = path;
    await refreshPatiently(rpc, pool.ref, signal);
    this.ref = await volumeNamed(rpc, pool.ref, this.at.name);
  }

  /** Fills it, or a part of it; it was made raw and empty. */
  async fill(source: UploadSource, { signal, progress, range }: Filling): Promise<void> {
    const live = this.at.connections.require(this.at.connection);
    const pool = await answered(live, rpc => poolToUse(rpc, this.at.pool), { pool: this.at.pool });
    await upload(live, source, this.vol, { signal, progress, sparse: holdsFiles(pool), range });
  }

  /** Has libvirt see what format is in it, then makes it as big as wanted when it is smaller. */
  async grow(capacity: number, signal: AbortSignal): Promise<void> {
    const rpc = await this.work();
    await refreshPatiently(rpc, (await poolToUse(rpc, this.at.pool)).ref, signal);
    const { capacity: now } = await readVolume(rpc, this.vol);
    if (now >= capacity) return;
    await rpc.call('storageVolResize', { vol: this.vol, capacity: BigInt(capacity), flags: 0 });
  }

  /** Where the guest finds it. */
  async path(): Promise<string> {
    return await volumePath(await this.work(), this.vol);
  }

  /** Takes it back, wherever it had got to. */
  async discard(): Promise<void> {
    if (!this.begun) return;
    if (this.file !== undefined) await rm(this.file, { force: true });
    const { connections, connection, pool, name } = this.at;
    await whenReachable(connections, connection, async rpc => {
      const { ref } = await poolToUse(rpc, pool);
      const vol = await volumeNamed(rpc, ref, name);
      if (vol) await deleteVolume(rpc, vol);
    });
  }

  private async begin(rpc: Connection): Promise<Pool> {
    const { pool: poolName, name } = this.at;
    const pool = await poolToUse(rpc, poolName);
    if (await volumeNamed(rpc, pool.ref, name)) throw fail('CONFLICT', { name, pool: poolName });
    return pool;
  }

  /** What failed half way is ours, and so is what an answer that was lost may have told of. */
  private async making(
    { secret }: Pick<NewVolume, 'secret'>,
    ask: () => Promise<StorageVolRef>,
  ): Promise<StorageVolRef> {
    this.begun = true;
    try {
      return await (secret === undefined ? ask() : askedAgain(ask));
    } catch (error) {
      this.begun = !(error instanceof LibvirtError && error.codeName === 'STORAGE_VOL_EXIST');
      throw error;
    }
  }

  private work(): Promise<Connection> {
    return this.at.connections.require(this.at.connection).work();
  }

  private get vol(): StorageVolRef {
    if (!this.ref) throw new Error('The volume is not made yet.');
    return this.ref;
  }
}

/**
 * For LUKS, QEMU measures how fast the CPU derives a key, and gives up when the clock of the CPU did not move meanwhile
 * (“Unable to get accurate CPU usage”, crypto/pbkdf.c), which happens on some hosts now and then. libvirt has taken back
 * what there was of the volume, and asked again it is as good as new.
 */
async function askedAgain(ask: () => Promise<StorageVolRef>, times = 3): Promise<StorageVolRef> {
  try {
    return await ask();
  } catch (error) {
    if (times === 0 || !(error instanceof LibvirtError && error.codeName === 'INTERNAL_ERROR')) throw error;
    return await askedAgain(ask, times - 1);
  }
}
