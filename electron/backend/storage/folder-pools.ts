import { randomUUID } from 'node:crypto';
import type { ConnectionId } from '#shared/contract/values.ts';
import { pool as poolView } from '#shared/libvirt-xml/documents/pool.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { whenReachable } from '../connections/when-reachable.ts';
import { fail } from '../failures/fail.ts';
import type { Connections, LiveConnection } from '../ports.ts';
import { listPools } from './pools.ts';

/** How a pool of ours is known again that a killed process left. */
const PREFIX = 'innkeeper-';

interface Held {
  readonly name: Promise<string>;
  users: number;
}

/**
 * Folders of a host that libvirt works in though no pool is over them: it makes, copies and deletes files there
 * that are not for us to touch. For as long as somebody needs one there is a pool over it, that nothing remembers.
 */
export class FolderPools {
  readonly #connections: Connections;
  readonly #held = new Map<string, Held>();

  constructor(connections: Connections) {
    this.#connections = connections;
  }

  /** Runs `use` with the name of a pool over the folder. Throws POOL_INACTIVE where one is there that is off. */
  async with<T>(live: LiveConnection, folder: string, use: (pool: string) => Promise<T>): Promise<T> {
    const there = ((await listPools(await live.work())) ?? []).find(
      ({ path, name }) => path === folder && !name.startsWith(PREFIX),
    );
    if (there?.active === true) return await use(there.name);
    if (there) throw fail('POOL_INACTIVE', { pool: there.name });
    const key = `${live.id} ${folder}`;
    const held = this.#held.get(key) ?? { name: makePool(live, folder), users: 0 };
    this.#held.set(key, held);
    held.users += 1;
    try {
      return await use(await held.name);
    } finally {
      held.users -= 1;
      if (held.users === 0) {
        this.#held.delete(key);
        await held.name.then(name => this.#end(live.id, name)).catch(() => undefined);
      }
    }
  }

  /** Only the pool goes: what is in its folder stays. */
  async #end(connection: ConnectionId, name: string): Promise<void> {
    await whenReachable(this.#connections, connection, async rpc => {
      const pool = ((await listPools(rpc)) ?? []).find(candidate => candidate.name === name);
      if (pool) await rpc.call('storagePoolDestroy', { pool: pool.ref });
    });
  }
}

async function makePool(live: LiveConnection, folder: string): Promise<string> {
  const rpc = await live.work();
  for (const left of (await listPools(rpc)) ?? [])
    if (left.path === folder && left.name.startsWith(PREFIX) && !left.autostart)
      await rpc.call('storagePoolDestroy', { pool: left.ref });
  const document = parseDocument('<pool/>\n');
  const view = poolView.of(document.root);
  view.type = 'dir';
  view.name = `${PREFIX}${randomUUID()}`;
  view.path = folder;
  const { pool } = await rpc.call('storagePoolCreateXml', { xml: document.toString(), flags: 0 });
  return pool.name;
}
