import { Reach } from '../storage/reach.ts';
import { fail } from '../failures/fail.ts';
import type { Connections, LiveConnection } from '../ports.ts';
import { poolToUse, refreshPool } from '../storage/pools.ts';
import { upload } from '../storage/upload.ts';
import { volumeDocument } from '../storage/volume-document.ts';
import { VolumeInTheMaking } from '../storage/volume-in-the-making.ts';
import { deleteVolume, volumeAt } from '../storage/volumes.ts';
import type { NewSource } from './documents.ts';

/** UEFI variables are some hundred KiB; a file of more is something else. */
const LARGEST = 64 * 1024 * 1024;

/** Files of the host, by its daemon, which may what this account may not: by passing pools over their folders. */
export class HostFiles {
  readonly #reach: Reach;
  readonly #live: LiveConnection;
  readonly #connections: Connections;

  constructor(connections: Connections, live: LiveConnection) {
    this.#live = live;
    this.#connections = connections;
    this.#reach = new Reach(connections, live.id);
  }

  /** A new qcow2 layer on a file; throws CONFLICT when there is something at its path. */
  async makeLayer(path: string, on: NewSource, capacity: number): Promise<void> {
    const volume = new VolumeInTheMaking({
      connections: this.#connections,
      connection: this.#live.id,
      pool: await this.#reach.poolOf(path),
      name: nameOf(path),
    });
    await volume.create({ format: 'qcow2', capacity, backing: on });
  }

  /** Small ones alone. Undefined when there is no such file. */
  async read(path: string): Promise<Buffer | undefined> {
    await this.#reach.poolOf(path);
    const rpc = await this.#live.work();
    const vol = await volumeAt(rpc, path);
    if (!vol) return undefined;
    const connection = await this.#live.openStreamConnection();
    try {
      const stream = await connection.openStream('storageVolDownload', {
        vol,
        offset: 0n,
        length: 0n,
        flags: 0,
      });
      const parts: Buffer[] = [];
      let size = 0;
      for await (const part of stream as AsyncIterable<Buffer>) {
        size += part.length;
        if (size > LARGEST) throw fail('FILE_DAMAGED', { path });
        parts.push(part);
      }
      return Buffer.concat(parts);
    } finally {
      await connection.close();
    }
  }

  /** Writes over one that is there, else makes it. */
  async write(path: string, bytes: Buffer): Promise<void> {
    const pool = await poolToUse(await this.#live.work(), await this.#reach.poolOf(path));
    const rpc = await this.#live.work();
    const name = nameOf(path);
    const xml = volumeDocument({ name, format: 'raw', capacity: bytes.length }, true);
    const vol =
      (await volumeAt(rpc, path)) ??
      (await rpc.call('storageVolCreateXml', { pool: pool.ref, xml, flags: 0 })).vol;
    await upload(this.#live, bytes, vol, {
      signal: new AbortController().signal,
      progress: () => undefined,
      sparse: false,
    });
    await refreshPool(rpc, pool.ref);
  }

  async exists(path: string): Promise<boolean> {
    await this.#reach.poolOf(path);
    return (await volumeAt(await this.#live.work(), path)) !== undefined;
  }

  /** A file of any size; one that is not there is no error. */
  async remove(path: string): Promise<void> {
    await this.#reach.poolOf(path);
    const rpc = await this.#live.work();
    const vol = await volumeAt(rpc, path);
    if (vol) await deleteVolume(rpc, vol);
  }

  end(): Promise<void> {
    return this.#reach.end();
  }
}

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
