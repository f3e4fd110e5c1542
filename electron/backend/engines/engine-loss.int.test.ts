import { createServer, type Server } from 'node:net';
import { mkdtemp, rm, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { toFailure } from '../failures/to-failure.ts';
import { type EnginesClient, startEnginesClient } from '../testing/engines-client.ts';
import { type PrivateDockerd, startPrivateDockerd } from '../testing/private-dockerd.ts';
import { placeOf } from './engine-place.ts';
import { openEngine } from './open-engine.ts';

let daemon: PrivateDockerd;
let engines: EnginesClient | undefined;
beforeAll(async () => {
  daemon = await startPrivateDockerd();
});
afterAll(() => daemon?.dispose());
afterEach(async () => {
  await engines?.dispose();
  engines = undefined;
});

const docker = (...args: string[]) =>
  execFileSync('docker', ['-H', daemon.address, ...args], { encoding: 'utf8' });

it.each(['SIGKILL', 'SIGTERM'] as const)(
  'keeps what it knew of a daemon that went by %s, and has it back as soon as it is',
  async signal => {
    engines = await startEnginesClient({ extraConnections: [daemon.address] });
    const online = await engines.when(({ state }) => state === 'online');
    expect(online).toMatchObject({ origin: 'given', address: daemon.address });
    expect(online.facts).toMatchObject({
      product: 'docker',
      local: true,
      folder: join(daemon.folder, 'data'),
    });

    await daemon.stop(signal);
    const lost = await engines.when(({ state }) => state === 'lost');
    expect(lost.failure?.code).toMatch(/CONNECTION_LOST|ENGINE_ABSENT/);
    expect(lost.facts).toEqual(online.facts);

    // After a second failure half a minute of waiting would come: only the socket can tell sooner.
    const back = engines.when(({ state }) => state === 'online');
    await daemon.start();
    await back;
    const [outcome] = await engines.client.containers.act({
      containers: [{ engine: online.id, id: 'a'.repeat(64) as never }],
      action: 'start',
    });
    expect(outcome?.failure?.code).toBe('NOT_FOUND');
  },
);

it('stays off when it is turned off, and comes back when asked', async () => {
  engines = await startEnginesClient({ extraConnections: [daemon.address] });
  const { id } = await engines.when(({ state }) => state === 'online');
  await engines.client.engines.disconnect({ id });
  expect((await engines.when(() => true)).state).toBe('off');
  await engines.client.engines.retry({ id });
  await engines.when(({ state }) => state === 'online');
});

it('hears what happens between the first answer and the lists', async () => {
  const place = placeOf(daemon.address, { origin: 'given' });
  const signal = AbortSignal.timeout(30_000);
  const link = await openEngine(place, { env: {}, signal, onError: error => expect.fail(String(error)) });
  const heard = new Promise<string>(resolve => {
    link.onEvent(({ type, action }) => resolve(`${type} ${action}`));
  });
  const name = `innkeeper-test-${crypto.randomUUID().slice(0, 8)}`;
  docker('volume', 'create', name);
  expect(await heard).toBe('volume create');
  docker('volume', 'rm', name);
  await link.close();
  expect(link.gone.aborted).toBe(true);
});

it('takes a daemon that hangs for lost, though its streams stay open', async () => {
  const link = await openEngine(placeOf(daemon.address, { origin: 'given' }), {
    env: {},
    signal: AbortSignal.timeout(30_000),
    onError: error => expect.fail(String(error)),
    keepAlive: { everyMs: 100, limitMs: 500 },
  });
  const pid = daemon.pid() ?? expect.fail('The daemon does not run.');
  const gone = once(link.gone, 'abort');
  // Signs of life keep it: only one that says nothing is lost.
  await link.docker.info();
  expect(link.gone.aborted).toBe(false);
  process.kill(pid, 'SIGSTOP');
  try {
    const hangs = link.docker.info().catch(toFailure);
    await gone;
    expect(toFailure(link.gone.reason).code).toBe('TIMEOUT');
    // What waited for it does not wait for ever.
    expect(await hangs).toMatchObject({ code: 'CONNECTION_LOST' });
  } finally {
    process.kill(pid, 'SIGCONT');
  }
});

it('gives up on a socket that says nothing, and on one it is told to leave', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'innkeeper-test-silent-'));
  const path = join(folder, 'docker.sock');
  const server: Server = createServer();
  const opened: { destroyed: boolean }[] = [];
  server.on('connection', socket => {
    socket.on('error', () => undefined);
    opened.push(socket);
  });
  server.listen(path);
  await once(server, 'listening');
  try {
    const place = placeOf(`unix://${path}`, { origin: 'given' });
    const open = (signal: AbortSignal, timeoutMs: number) =>
      openEngine(place, { env: {}, signal, timeoutMs, onError: () => undefined }).catch(toFailure);
    expect(await open(new AbortController().signal, 200)).toMatchObject({ code: 'TIMEOUT' });

    const stop = new AbortController();
    const left = open(stop.signal, 60_000);
    const [socket] = (await once(server, 'connection')) as [NodeJS.ReadableStream];
    const closed = once(socket.resume(), 'close');
    stop.abort();
    expect(await left).toMatchObject({ code: 'CANCELLED' });
    await closed;
  } finally {
    server.close();
    await unlink(path).catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  }
});
