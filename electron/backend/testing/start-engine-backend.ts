import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { EngineId } from '#shared/contract/engines.ts';
import type { Job } from '#shared/contract/jobs.ts';
import { createBackend } from '../create-backend.ts';
import type { SessionId } from '../ports.ts';
import { ensureBusyboxImage } from './busybox-image.ts';
import { silent } from './silent.ts';

const SOCKET = 'unix:///var/run/docker.sock';

interface Options {
  /** As DOCKER_HOST has it; the daemon of this computer unless said. */
  readonly address?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Left as it is at the end; one of its own unless said, which goes. */
  readonly stateDir?: string;
}

/** For integration tests: a backend on one real engine, online and listed, with a client in the same process. */
export async function startEngineBackend({ address = SOCKET, env = {}, stateDir: given }: Options = {}) {
  const image = await ensureBusyboxImage(address);
  const stateDir = given ?? (await mkdtemp(join(tmpdir(), 'innkeeper-state-')));
  const backend = await createBackend({
    stateDir,
    log: silent,
    env: { ...process.env, XDG_CACHE_HOME: join(stateDir, 'cache'), ...env },
    extraConnections: [address],
    discover: false,
  });
  const client = createRouterClient(backend.router, { context: { session: 'test' as SessionId } });
  const engine = await online();

  async function online(): Promise<EngineId> {
    for await (const event of await client.engines.watch({})) {
      const rows = event.kind === 'snapshot' ? event.engines : event.kind === 'upsert' ? [event.engine] : [];
      const row = rows.find(({ state }) => state === 'online' || state === 'failed');
      if (row?.state === 'online') return row.id;
      if (row) throw new Error(`${address}: ${row.failure?.detail ?? row.failure?.code ?? 'failed'}`);
    }
    throw new Error(`${address} did not come online`);
  }

  /** Follows a job; resolves with it once it has ended. */
  async function job(id: string): Promise<Job> {
    for await (const event of await client.jobs.watch({})) {
      const jobs = event.kind === 'snapshot' ? event.jobs : event.kind === 'upsert' ? [event.job] : [];
      const found = jobs.find(candidate => candidate.id === id);
      if (found && found.state !== 'running') return found;
    }
    throw new Error('The jobs ended before this one.');
  }

  async function close(): Promise<void> {
    await backend.close();
    if (given === undefined) await rm(stateDir, { recursive: true });
  }

  const { redeemBytes, redeemConsole } = backend;
  return { client, engine, image, job, close, stateDir, redeemBytes, redeemConsole };
}

export type EngineBackend = Awaited<ReturnType<typeof startEngineBackend>>;
