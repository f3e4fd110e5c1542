import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { Job } from '#shared/contract/jobs.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { createBackend } from '../create-backend.ts';
import type { SessionId } from '../ports.ts';
import { silent } from './silent.ts';

interface Options {
  /** Left by one that ran before, and for one that runs after; without it a folder of its own, deleted at the end. */
  readonly stateDir?: string;
  /** The host may just be starting: the backend goes on trying, and so does this. */
  readonly starting?: boolean;
  /** Container engines besides the connection, as DOCKER_HOST has them. */
  readonly engines?: readonly string[];
}

/** For integration tests: a backend on one real connection, online and listed, with a client in the same process. */
export async function startBackend(
  uri: string,
  { stateDir: given, starting = false, engines = [] }: Options = {},
) {
  const stateDir = given ?? (await mkdtemp(join(tmpdir(), 'innkeeper-state-')));
  const backend = await createBackend({
    stateDir,
    log: silent,
    // Downloads of a test are its own.
    env: { ...process.env, XDG_CACHE_HOME: join(stateDir, 'cache') },
    extraConnections: [uri, ...engines],
    discover: false,
  });
  const client = createRouterClient(backend.router, { context: { session: 'test' as SessionId } });
  const connection = await online();
  await listed();

  async function online(): Promise<ConnectionId> {
    for await (const event of await client.connections.watch({})) {
      const rows =
        event.kind === 'snapshot' ? event.connections : event.kind === 'upsert' ? [event.connection] : [];
      const row = rows.find(({ state }) => state === 'online' || (state === 'failed' && !starting));
      if (row?.state === 'online') return row.id;
      if (row) throw new Error(`${uri}: ${row.failure?.detail ?? row.failure?.code ?? 'failed'}`);
    }
    throw new Error(`${uri} did not come online`);
  }

  /** Guests that were there before are known then; calls about one would not find it sooner. */
  async function listed(): Promise<void> {
    for await (const event of await client.guests.watch({}))
      if (event.kind !== 'remove' && event.complete === true) return;
  }

  /** Follows a job; resolves with it as soon as `until` says so, by default when it has ended. */
  async function job(id: string, until = (found: Job) => found.state !== 'running'): Promise<Job> {
    for await (const event of await client.jobs.watch({})) {
      const jobs = event.kind === 'snapshot' ? event.jobs : event.kind === 'upsert' ? [event.job] : [];
      const found = jobs.find(candidate => candidate.id === id);
      if (found && until(found)) return found;
    }
    throw new Error('The jobs ended before this one.');
  }

  async function close(): Promise<void> {
    await backend.close();
    if (given === undefined) await rm(stateDir, { recursive: true });
  }

  return { client, connection, job, close, stateDir, redeemConsole: backend.redeemConsole };
}

export type TestBackend = Awaited<ReturnType<typeof startBackend>>;
