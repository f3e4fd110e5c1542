import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createRouterClient } from '@orpc/server';
import { makeImage } from '#electron/backend/images/testing/images.ts';
import { createBackend } from '#electron/backend/create-backend.ts';
import type { SessionId } from '#electron/backend/ports.ts';
import { silent } from '#electron/backend/testing/silent.ts';
import { startRegistry } from '../e2e/host/registry.mjs';
import { type Figure, median, percentile, rounded } from './figure.ts';
import { watchTurns } from './watch-turns.ts';

const run = promisify(execFile);
const SOCKET = 'unix:///var/run/docker.sock';
const LAYERS = 20;
const LAYER_BYTES = 3_000_000;
const RUNS = 3;

/** An image of twenty layers from a registry on loopback: how smoothly it is told, and what that costs the backend. */
export default async function pullProgress(): Promise<Figure[]> {
  const registry = await startRegistry();
  const name = `${registry.address}/innkeeper-bench-pull:1`;
  const docker = (...args: string[]) => run('docker', args);
  try {
    await makeImage(name, LAYERS, LAYER_BYTES);
    await docker('push', '--quiet', name);
    const runs: Awaited<ReturnType<typeof pullOnce>>[] = [];
    for (let at = 0; at < RUNS; at += 1) {
      await docker('image', 'rm', name);
      runs.push(await pullOnce(name));
    }
    const middle = (kind: keyof (typeof runs)[number]) => median(runs.map(each => each[kind]));
    return [
      {
        name: `pull of ${LAYERS} layers, tellings a second`,
        figure: rounded(middle('rate'), 1),
        unit: '/s',
        target: 'at most 10',
      },
      {
        name: `pull of ${LAYERS} layers, longest time between two tellings but for the longest of twenty`,
        figure: rounded(middle('gap'), 0),
        unit: 'ms',
      },
      {
        name: `longest block of the event loop, pulling ${LAYERS} layers`,
        figure: rounded(middle('block'), 1),
        unit: 'ms',
        target: 'under 16 ms',
      },
    ];
  } finally {
    await docker('image', 'rm', '-f', name).catch(() => undefined);
    await registry.stop();
  }
}

async function pullOnce(name: string) {
  const stateDir = await mkdtemp(join(tmpdir(), 'innkeeper-state-'));
  const backend = await createBackend({
    stateDir,
    log: silent,
    env: { ...process.env, DOCKER_CONFIG: stateDir },
    extraConnections: [SOCKET],
    discover: false,
  });
  try {
    const client = createRouterClient(backend.router, { context: { session: 'bench' as SessionId } });
    let engine: Parameters<typeof client.images.pull>[0]['engine'] | undefined;
    for await (const event of await client.engines.watch({})) {
      const rows = event.kind === 'snapshot' ? event.engines : event.kind === 'upsert' ? [event.engine] : [];
      engine = rows.find(({ state }) => state === 'online')?.id;
      if (engine !== undefined) break;
    }
    if (engine === undefined) throw new Error('The engine is not there.');
    const longestTurn = watchTurns();
    const { job } = await client.images.pull({ engine, name });
    const told: number[] = [];
    for await (const _ of await client.images.layers({ job })) told.push(performance.now());
    const gaps = told.slice(1).map((at, index) => at - (told[index] ?? at));
    const seconds = ((told.at(-1) ?? 0) - (told[0] ?? 0)) / 1000;
    return { rate: gaps.length / seconds, gap: percentile(gaps, 0.95), block: longestTurn() };
  } finally {
    await backend.close();
    await rm(stateDir, { recursive: true });
  }
}
