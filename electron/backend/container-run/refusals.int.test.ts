import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { startRegistry } from '../../../e2e/host/registry.mjs';
import type { RunRequest } from '#shared/contract/container-run/request.ts';
import { type EngineBackend, startEngineBackend } from '../testing/start-engine-backend.ts';

const run = promisify(execFile);
const docker = async (...args: string[]) => (await run('docker', args)).stdout.trim();

let backend: EngineBackend;
const undo: (() => Promise<unknown>)[] = [];
const fresh = () => `innkeeper-test-${crypto.randomUUID().slice(0, 8)}`;

beforeAll(async () => {
  backend = await startEngineBackend();
});
afterEach(async () => {
  for (const each of undo.splice(0)) await each().catch(() => undefined);
});
afterAll(() => backend.close());

function request(part: Partial<RunRequest> = {}): RunRequest {
  const name = fresh();
  undo.push(() => docker('rm', '-fv', name));
  return {
    engine: backend.engine,
    image: backend.image,
    name,
    command: ['sleep', '300'],
    stopTimeout: 0,
    ...part,
  };
}

async function listen(address: string): Promise<{ port: number; close: () => Promise<void> }> {
  const server = createServer();
  server.listen(0, address);
  await once(server, 'listening');
  const close = () => new Promise<void>(resolve => server.close(() => resolve()));
  undo.push(close);
  return { port: (server.address() as AddressInfo).port, close };
}

const plan = (wanted: RunRequest) => backend.client.containerRun.plan(wanted);

async function runIt(wanted: RunRequest) {
  const { job } = await backend.client.containerRun.run(wanted);
  return { job, ended: await backend.job(job) };
}

const isThere = async (name: string) =>
  (await docker('ps', '-a', '--filter', `name=^/${name}$`, '--format', '{{.Names}}')) === name;

it('says who holds a port: a program, and a container', async () => {
  const { port } = await listen('127.0.0.1');
  const wanted = request({ ports: [{ container: 80, host: port }] });
  const [byProgram] = (await plan(wanted)).problems;
  expect(byProgram).toMatchObject({
    field: 'ports.0.host',
    failure: {
      code: 'PORT_TAKEN',
      params: { port: String(port), holder: expect.stringContaining('program') },
    },
  });
  await expect(backend.client.containerRun.run(wanted)).rejects.toMatchObject({
    data: { code: 'PORT_TAKEN' },
  });
  expect(
    (await plan(request({ ports: [{ container: 80, host: port, address: '127.0.0.2' }] }))).problems,
  ).toEqual([]);
  expect(
    (await plan(request({ ports: [{ container: 80, host: port, transport: 'udp' }] }))).problems,
  ).toEqual([]);

  const free = await listen('127.0.0.1');
  await free.close();
  const first = request({ ports: [{ container: 80, host: free.port, address: '127.0.0.1' }] });
  expect((await runIt(first)).ended.failure).toBeUndefined();
  // Its ports are in the list once its start was heard of.
  await expect
    .poll(async () => (await plan(request({ ports: [{ container: 80, host: free.port }] }))).problems, {
      timeout: 30_000,
    })
    .toMatchObject([
      { failure: { code: 'PORT_TAKEN', params: { holder: expect.stringContaining(first.name ?? '?') } } },
    ]);
});

/** A way to a registry on which nothing comes before it is opened. */
async function startGate(port: number): Promise<{ address: string; open: () => void }> {
  let open = () => {};
  const opened = new Promise<void>(resolve => {
    open = resolve;
  });
  const server = createServer(near => {
    near.on('error', () => near.destroy());
    void opened.then(() => {
      const far = connect(port, '127.0.0.1');
      far.on('error', () => near.destroy());
      near.pipe(far).pipe(near);
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  undo.push(async () => server.close());
  return { address: `127.0.0.1:${(server.address() as AddressInfo).port}`, open };
}

it('takes everything back when a port is taken between plan and start', async () => {
  const registry = await startRegistry();
  undo.push(() => registry.stop());
  const gate = await startGate(registry.port);
  const path = `${fresh()}:1`;
  const image = `${gate.address}/${path}`;
  await docker('tag', backend.image, `${registry.address}/${path}`);
  undo.push(() => docker('rmi', `${registry.address}/${path}`));
  await docker('push', '--quiet', `${registry.address}/${path}`);
  undo.push(() => docker('rmi', image));

  const { port, close } = await listen('127.0.0.1');
  await close();
  const [volume, kept] = [fresh(), fresh()];
  await docker('volume', 'create', kept);
  undo.push(() => docker('volume', 'rm', kept));
  const wanted = request({
    image,
    ports: [{ container: 80, host: port, address: '127.0.0.1' }],
    mounts: [
      { kind: 'volume', name: volume, target: '/new' },
      { kind: 'volume', name: kept, target: '/kept' },
    ],
  });
  expect((await plan(wanted)).problems).toEqual([]);
  const { job } = await backend.client.containerRun.run(wanted);
  const server = createServer();
  undo.push(async () => server.close());
  await once(server.listen(port, '127.0.0.1'), 'listening');
  gate.open();
  const { failure } = await backend.job(job);
  expect(failure).toMatchObject({ code: 'PORT_TAKEN', params: { port: String(port) } });
  expect(await isThere(wanted.name ?? '')).toBe(false);
  const volumes = await docker('volume', 'ls', '-q');
  expect(volumes).not.toContain(volume);
  expect(volumes).toContain(kept);
  // What came of the pull stays.
  expect(await docker('images', '-q', image)).not.toBe('');
});

it('says that a program is not in the image, and leaves nothing behind', async () => {
  const wanted = request({ command: ['/no/such/program', '-x'] });
  const { ended } = await runIt(wanted);
  expect(ended.failure).toMatchObject({ code: 'PROGRAM_ABSENT', params: { program: '/no/such/program' } });
  expect(await isThere(wanted.name ?? '')).toBe(false);
});

it('says what is missing or taken before anything is made', async () => {
  const there = request();
  await runIt(there);
  const { problems } = await plan(
    request({
      name: there.name,
      image: 'innkeeper-test/absent:1',
      pull: 'never',
      mounts: [{ kind: 'bind', source: '/no/such/folder', target: '/x' }],
      network: { mode: 'networks', networks: [{ name: fresh() }] },
      cpus: 5000,
      memory: 2 ** 50,
      runtime: 'none-such',
      envFiles: ['/no/such.env'],
    }),
  );
  expect(problems.map(({ field, failure }) => `${field} ${failure.code}`).toSorted()).toEqual([
    'cpus INPUT_INVALID',
    'envFiles.0 FILE_NOT_FOUND',
    'image IMAGE_ABSENT',
    'memory INPUT_INVALID',
    'mounts.0.source FILE_NOT_FOUND',
    'name NAME_TAKEN',
    'network.networks.0.name NETWORK_ABSENT',
    'runtime INPUT_INVALID',
  ]);
});

it('knows the container that a job has made', async () => {
  const wanted = request();
  const { job } = await runIt(wanted);
  const made = await backend.client.containerRun.made({ job });
  expect(await docker('inspect', '--format', '{{.Name}}', made.id)).toBe(`/${wanted.name}`);
  await expect(backend.client.containerRun.made({ job: 'none' })).rejects.toMatchObject({
    data: { code: 'NOT_FOUND' },
  });
});

it('offers where the engine can send what is printed', async () => {
  const options = await backend.client.containerRun.options({ engine: backend.engine });
  expect(options.logDrivers).toContain('json-file');
});
