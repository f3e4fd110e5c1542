import { createRouterClient } from '@orpc/server';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createBackend } from '#electron/backend/create-backend.ts';
import type { SessionId } from '#electron/backend/ports.ts';
import { silent } from '#electron/backend/testing/silent.ts';
import { startFullEngine } from './containers/engine.ts';
import { type Figure, median, rounded } from './figure.ts';
import { watchTurns } from './watch-turns.ts';

const CONTAINERS = 500;
const RUNNING = 20;
const RUNS = 7;
const run = promisify(execFile);

/** From a backend that knows nothing to the complete list of 500 containers; beside it `docker ps -a`. */
export default async function containers500(): Promise<Figure[]> {
  const daemon = await startFullEngine(CONTAINERS, RUNNING);
  try {
    const runs: Awaited<ReturnType<typeof listOnce>>[] = [];
    const peers: number[] = [];
    for (let at = 0; at < RUNS; at += 1) {
      runs.push(await listOnce(daemon.address));
      const begun = performance.now();
      await run('docker', ['-H', daemon.address, 'ps', '-a'], { maxBuffer: 64 * 1024 ** 2 });
      peers.push(performance.now() - begun);
    }
    const middle = (part: 'listed' | 'whole' | 'block') => median(runs.map(each => each[part]));
    const peer = median(peers);
    return [
      {
        name: '500 containers listed, connection included',
        figure: rounded(middle('listed'), 0),
        unit: 'ms',
        peer: { name: 'docker ps -a', figure: rounded(peer, 0) },
        ratio: rounded(middle('listed') / peer),
        target: 'under 500 ms',
      },
      {
        name: '500 containers, each also with how and since when',
        figure: rounded(middle('whole'), 0),
        unit: 'ms',
      },
      {
        name: 'longest block of the event loop, listing 500 containers',
        figure: rounded(middle('block'), 1),
        unit: 'ms',
        target: 'under 16 ms',
      },
    ];
  } finally {
    await daemon.dispose();
  }
}

async function listOnce(address: string) {
  const stateDir = await mkdtemp(join(tmpdir(), 'innkeeper-state-'));
  const longestTurn = watchTurns();
  const begun = performance.now();
  const backend = await createBackend({
    stateDir,
    log: silent,
    env: process.env,
    extraConnections: [address],
    discover: false,
  });
  try {
    const client = createRouterClient(backend.router, { context: { session: 'bench' as SessionId } });
    const known = new Set<string>();
    const since = new Set<string>();
    let listed = Number.NaN;
    for await (const event of await client.containers.watch({})) {
      if (event.kind === 'remove') continue;
      for (const { id, since: began } of event.containers) {
        known.add(id);
        if (began !== undefined) since.add(id);
      }
      if (event.complete === true && Number.isNaN(listed)) {
        if (known.size !== CONTAINERS) throw new Error(`Only ${known.size} are there.`);
        listed = performance.now() - begun;
      }
      // The others were made, and never started: they have no such time.
      if (since.size === RUNNING && !Number.isNaN(listed)) break;
    }
    return { listed, whole: performance.now() - begun, block: longestTurn() };
  } finally {
    await backend.close();
    await rm(stateDir, { recursive: true });
  }
}
