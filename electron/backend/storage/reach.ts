import { createHash } from 'node:crypto';
import { basename, dirname } from 'node:path';
import type { StoragePoolRef } from 'node-libvirt';
import type { ConnectionId } from '#shared/contract/values.ts';
import { pool as poolView } from '#shared/libvirt-xml/documents/pool.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { whenReachable } from '../connections/when-reachable.ts';
import type { Connections } from '../ports.ts';
import { listPools, refreshPool } from './pools.ts';
import { volumeAt } from './volumes.ts';

const PREFIX = 'innkeeper-reach-';

/** Folders that jobs of this process look into now, by connection and folder. */
const inUse = new Map<string, number>();

/**
 * Makes files of the host that are in no active pool reachable as volumes, by a passing pool over their folder:
 * UEFI variables, and disks that lie anywhere. Only the daemon may read them, here as on a host far away.
 */
export class Reach {
  readonly #connections: Connections;
  readonly #connection: ConnectionId;
  readonly #opened = new Map<string, StoragePoolRef>();

  constructor(connections: Connections, connection: ConnectionId) {
    this.#connections = connections;
    this.#connection = connection;
  }

  /** The name of an active pool in which the file at that path is a volume, where there is such a file. */
  async poolOf(path: string): Promise<string> {
    const rpc = await this.#connections.require(this.#connection).work();
    const folder = dirname(path);
    const pools = (await listPools(rpc)) ?? [];
    // A pool of another type may lie over the folder too.
    const home = pools.find(pool => pool.path === folder && pool.type === 'dir');
    const key = `${this.#connection} ${folder}`;
    const passing = home?.name.startsWith(PREFIX) === true;
    if (home?.active && !passing) {
      if ((await volumeAt(rpc, path)) === undefined) await refreshPool(rpc, home.ref);
      return home.name;
    }
    if (!this.#opened.has(folder)) {
      inUse.set(key, (inUse.get(key) ?? 0) + 1);
      if (home && !home.active) await rpc.call('storagePoolCreate', { pool: home.ref, flags: 0 });
      const ref =
        home?.ref ?? (await rpc.call('storagePoolCreateXml', { xml: document(folder), flags: 0 })).pool;
      this.#opened.set(folder, ref);
    }
    const ref = this.#opened.get(folder);
    if (ref) await refreshPool(rpc, ref);
    return ref?.name ?? basename(folder);
  }

  /** Takes the pools away again; the files in them stay. */
  async end(): Promise<void> {
    for (const [folder, pool] of this.#opened) {
      this.#opened.delete(folder);
      const key = `${this.#connection} ${folder}`;
      const left = (inUse.get(key) ?? 1) - 1;
      inUse.set(key, left);
      if (left > 0) continue;
      inUse.delete(key);
      await whenReachable(this.#connections, this.#connection, async rpc => {
        const there = (await listPools(rpc))?.find(({ name, active }) => name === pool.name && active);
        if (there) await rpc.call('storagePoolDestroy', { pool: there.ref });
      });
    }
  }
}

function document(folder: string): string {
  const made = parseDocument('<pool/>\n');
  const view = poolView.of(made.root);
  view.type = 'dir';
  view.name = PREFIX + createHash('sha256').update(folder).digest('hex').slice(0, 12);
  view.path = folder;
  return made.toString();
}
