import { connect } from 'node-libvirt';
import type { Logger } from '../ports.ts';
import type { ConnectionRegistry } from './connections.ts';
import { CONTAINERS, type Place, SYSTEM } from './found.ts';

/**
 * Each time the system connection comes up, looks whether LXC holds a container, and if so has its connection
 * shown. Returns how to stop looking.
 */
export function findContainers(
  registry: ConnectionRegistry,
  env: NodeJS.ProcessEnv,
  log: Logger,
  show: (place: Place) => void,
): () => void {
  const stop = new AbortController();
  const look = async () => {
    if (!(await holdsContainer(env, stop.signal)) || registry.get(CONTAINERS.id) !== undefined) return;
    show(CONTAINERS);
  };
  const unlisten = registry.onChange(change => {
    if (change.kind !== 'upsert' || change.connection.id !== SYSTEM.id) return;
    if (change.connection.state !== 'online' || registry.get(CONTAINERS.id) !== undefined) return;
    // Most hosts have no LXC driver: that it is absent is no news.
    look().catch((error: unknown) => log.debug({ err: error }, 'No LXC connection'));
  });
  return () => {
    unlisten();
    stop.abort();
  };
}

async function holdsContainer(env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<boolean> {
  const connection = await connect(CONTAINERS.uri, { env, signal, readOnly: true });
  try {
    const { ret } = await connection.call('connectListAllDomains', { needResults: 0, flags: 0 });
    return ret > 0;
  } finally {
    await connection.close();
  }
}
