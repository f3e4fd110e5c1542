import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { Engine } from '#shared/contract/engines.ts';
import { createBackend, type BackendOptions } from '../create-backend.ts';
import type { SessionId } from '../ports.ts';
import { silent } from './silent.ts';

/** A backend with whatever engines its options bring, and a client in the same process. */
export async function startEnginesClient(
  options: Partial<Pick<BackendOptions, 'env' | 'extraConnections' | 'discover' | 'log'>>,
  kept?: string,
) {
  const stateDir = kept ?? (await mkdtemp(join(tmpdir(), 'innkeeper-test-state-')));
  const backend = await createBackend({
    stateDir,
    log: silent,
    discover: false,
    ...options,
    env: { PATH: process.env['PATH'], XDG_CACHE_HOME: join(stateDir, 'cache'), ...options.env },
  });
  const client = createRouterClient(backend.router, { context: { session: 'test' as SessionId } });

  /** Resolves with the first engine that fits, as soon as one does. */
  async function when(fits: (engine: Engine) => boolean, seen: string[] = []): Promise<Engine> {
    for await (const event of await client.engines.watch({})) {
      const rows = event.kind === 'snapshot' ? event.engines : event.kind === 'upsert' ? [event.engine] : [];
      for (const row of rows) if (seen.at(-1) !== row.state) seen.push(row.state);
      const found = rows.find(fits);
      if (found !== undefined) return found;
    }
    throw new Error('The engines ended before one that fits.');
  }

  return {
    client,
    stateDir,
    when,
    close: () => backend.close(),
    async dispose(): Promise<void> {
      await backend.close();
      await rm(stateDir, { recursive: true });
    },
  };
}

export type EnginesClient = Awaited<ReturnType<typeof startEnginesClient>>;
