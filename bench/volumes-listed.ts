import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createBackend } from '#electron/backend/create-backend.ts';
import type { SessionId } from '#electron/backend/ports.ts';
import { silent } from '#electron/backend/testing/silent.ts';
import type { contract } from '#shared/contract/contract.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { type Figure, median, rounded } from './figure.ts';
import { watchTurns } from './watch-turns.ts';

const URI = 'qemu:///system';
const VOLUMES = 10_000;
const RUNS = 5;
const POOL = `innkeeper-bench-volumes-${process.pid}`;
const run = promisify(execFile);
const virsh = (...args: string[]) => run('virsh', ['-q', '-c', URI, ...args], { maxBuffer: 64 * 1024 ** 2 });

/**
 * A pool of 10,000 qcow2 volumes is watched: how long until all names are known, and until each is read; beside it
 * `virsh vol-list --details`, which reads the same.
 */
export default async function volumesListed(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'innkeeper-bench-'));
  await chmod(folder, 0o755);
  await makeVolumes(folder);
  await virsh('pool-create-as', POOL, 'dir', '--target', folder);
  const stateDir = await mkdtemp(join(tmpdir(), 'innkeeper-state-'));
  const { extraConnections, discover } = { extraConnections: [URI], discover: false };
  const backend = await createBackend({
    stateDir,
    log: silent,
    env: process.env,
    extraConnections,
    discover,
  });
  try {
    const client = createRouterClient(backend.router, { context: { session: 'bench' as SessionId } });
    const connection = await online(client);
    const runs: Awaited<ReturnType<typeof watchOnce>>[] = [];
    const peers: number[] = [];
    for (let at = 0; at < RUNS; at += 1) {
      runs.push(await watchOnce(client, connection));
      const begun = performance.now();
      await virsh('vol-list', '--details', POOL);
      peers.push(performance.now() - begun);
    }
    const middle = (part: 'names' | 'all' | 'block') => median(runs.map(each => each[part]));
    const peer = median(peers);
    return [
      {
        name: 'names of 10,000 volumes',
        figure: rounded(middle('names'), 0),
        unit: 'ms',
        target: 'under 1 s',
      },
      {
        name: '10,000 volumes listed, each of them read',
        figure: rounded(middle('all'), 0),
        unit: 'ms',
        peer: { name: 'virsh vol-list --details', figure: rounded(peer, 0) },
        ratio: rounded(middle('all') / peer),
        target: 'under 1 s',
      },
      {
        name: 'longest block of the event loop, listing 10,000 volumes',
        figure: rounded(middle('block'), 1),
        unit: 'ms',
        target: 'under 16 ms',
      },
    ];
  } finally {
    await backend.close();
    await virsh('pool-destroy', POOL);
    await Promise.all([folder, stateDir].map(path => rm(path, { recursive: true })));
  }
}

type Client = ContractRouterClient<typeof contract>;

async function online(client: Client): Promise<ConnectionId> {
  for await (const event of await client.connections.watch({})) {
    const rows =
      event.kind === 'snapshot' ? event.connections : event.kind === 'upsert' ? [event.connection] : [];
    const row = rows.find(({ state }) => state === 'online');
    if (row) return row.id;
  }
  throw new Error(`${URI} did not come online.`);
}

async function watchOnce(client: Client, connection: ConnectionId) {
  const longestTurn = watchTurns();
  const begun = performance.now();
  const known = new Set<string>();
  let names = Number.NaN;
  for await (const event of await client.volumes.watch({ connection, pool: POOL })) {
    if (event.kind === 'upsert') for (const { name } of event.volumes) known.add(name);
    if (known.size === VOLUMES && Number.isNaN(names)) names = performance.now() - begun;
    if (event.kind === 'settled') break;
  }
  return { names, all: performance.now() - begun, block: longestTurn() };
}

async function makeVolumes(folder: string): Promise<void> {
  const first = join(folder, 'disk-0.qcow2');
  await run('qemu-img', ['create', '-q', '-f', 'qcow2', first, '10G']);
  const { stdout } = await run('head', ['-c', '196616', first], { encoding: 'buffer' });
  // Only its beginning is read: the rest of each file would be zeros.
  const head = stdout.subarray(0, 4096);
  for (let at = 0; at < VOLUMES; at += 1) await writeFile(join(folder, `disk-${at}.qcow2`), head);
}
