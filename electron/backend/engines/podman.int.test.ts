import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConsoleTarget } from '#shared/contract/consoles.ts';
import type { ContainerOrder } from '#shared/contract/container-work.ts';
import type { ContainerRef } from '#shared/contract/containers.ts';
import { type TestContainers, testContainers, testName } from '../containers/testing/test-containers.ts';
import type { SessionId } from '../ports.ts';
import { type PrivatePodman, startPrivatePodman } from '../testing/private-podman.ts';

let podman: PrivatePodman;
let t: TestContainers;
let folder: string;
beforeAll(async () => {
  podman = await startPrivatePodman();
  t = await testContainers({ address: podman.address });
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-test-'));
}, 90_000);
afterAll(async () => {
  await t?.close();
  await podman?.dispose();
  if (folder !== undefined) await rm(folder, { recursive: true });
});

async function known(ref: ContainerRef, state = 'running'): Promise<{ container: ContainerRef }> {
  await t.row(ref, row => row?.state === state);
  return { container: { engine: ref.engine, id: ref.id } };
}

const refusal = async (asked: Promise<unknown>) =>
  await asked.then(
    () => expect.fail('It was not refused.'),
    (error: { data: { code: string; params: Record<string, string> } }) => error.data,
  );

async function act({ engine, id }: ContainerRef, order: ContainerOrder) {
  await t.row({ engine, id });
  const [outcome] = await t.client.containers.act({ containers: [{ engine, id }], ...order });
  const job = outcome?.job === undefined ? undefined : await t.job(outcome.job);
  return { failure: outcome?.failure ?? job?.failure, results: job?.results };
}

async function open(target: ConsoleTarget) {
  const { ticket, exec } = await t.client.consoles.open(target);
  const pipe = t.redeemConsole(ticket, 'test' as SessionId) ?? expect.fail('The ticket was not good.');
  return { pipe, exec };
}

const deaf = "trap '' TERM; touch /deaf; while :; do sleep 1; done";
const isDeaf = ({ name }: { name: string }) =>
  expect.poll(() => t.docker('exec', name, 'ls', '/')).toMatch(/^deaf$/m);

it('is told from Docker, with the runtime that it has', async () => {
  for await (const event of await t.client.engines.watch({})) {
    const rows = event.kind === 'snapshot' ? event.engines : [];
    expect(rows[0]?.facts).toMatchObject({ product: 'podman', local: true, rootless: false });
    expect(rows[0]?.facts?.runtimes).toEqual([rows[0]?.facts?.defaultRuntime]);
    break;
  }
});

it('runs what the wizard makes, and makes one like it', async () => {
  const [name, volume, network] = [testName(), testName(), testName()];
  t.docker('network', 'create', network);
  const wanted = {
    engine: t.engine,
    image: t.image,
    name,
    command: ['sleep', '1000'],
    environment: [{ name: 'COLOUR', value: 'two words' }],
    ports: [{ host: 18_080, address: '127.0.0.1', container: 80 }],
    mounts: [{ kind: 'volume' as const, name: volume, target: '/data' }],
    network: { mode: 'networks' as const, networks: [{ name: network, aliases: ['web'] }] },
    labels: [
      { name: 'com.docker.compose.project', value: 'shop' },
      { name: 'com.docker.compose.service', value: 'web' },
    ],
    memory: 67_108_864,
    stopTimeout: 0,
  };
  expect((await t.client.containerRun.plan(wanted)).problems).toEqual([]);
  const { job } = await t.client.containerRun.run(wanted);
  expect(await t.job(job)).toMatchObject({ state: 'done' });
  const id = t.docker('inspect', '-f', '{{.Id}}', name) as ContainerRef['id'];
  const row = await t.row({ engine: t.engine, id }, each => each?.state === 'running');
  expect(row).toMatchObject({
    project: { name: 'shop', service: 'web' },
    ports: [{ container: 80, host: { address: '127.0.0.1', port: 18_080 } }],
    networks: [{ name: network, address: expect.stringMatching(/^10\./) }],
  });
  expect(row).not.toHaveProperty('health');

  const container = { engine: t.engine, id };
  const details = await t.client.containers.details({ container });
  expect(details).toMatchObject({
    limits: { memory: 67_108_864 },
    runtime: expect.not.stringMatching('oci'),
  });
  expect(details).not.toHaveProperty('health');
  const { request } = await t.client.containerRun.like({ container });
  expect(request).toMatchObject({ memory: 67_108_864, mounts: [{ kind: 'volume', name: volume }] });
  expect(request).not.toHaveProperty('runtime');

  // It still lists its ports once it has ended, and holds none.
  t.docker('stop', name);
  await known(container, 'exited');
  const other = { ...wanted, name: testName() };
  expect((await t.client.containerRun.plan(other)).problems).toEqual([]);
  t.docker('rm', name);
});

describe('starting and stopping', () => {
  it('lets a paused one go on to stop it, and does not kill it', async () => {
    const ref = t.make('run', [], 'sh', '-c', "trap 'exit 7' TERM; touch /set; while :; do sleep 0.1; done");
    await expect.poll(() => t.docker('exec', ref.name, 'ls', '/')).toMatch(/^set$/m);
    expect(await act(ref, { action: 'pause' })).toEqual({});
    await known(ref, 'paused');
    expect(await act(ref, { action: 'stop', timeout: 10 })).toEqual({});
    expect(await t.row(ref, row => row?.exitCode !== undefined)).toMatchObject({ exitCode: 7 });
    expect(await act(ref, { action: 'start' })).toEqual({});
    await known(ref);
  });

  it('says that one which does not listen was killed', async () => {
    const ref = t.make('run', [], 'sh', '-c', deaf);
    await isDeaf(ref);
    expect((await act(ref, { action: 'stop', timeout: 2 })).results?.[0]?.value).toMatch(
      /killed after \d+ s/,
    );
  });

  it('stops one that goes with its end', async () => {
    const ref = t.make('run', ['--rm'], 'sleep', '1000');
    await known(ref);
    expect((await act(ref, { action: 'stop', timeout: 0 })).failure).toBeUndefined();
    await t.row(ref, row => row === undefined);
  });

  it('shows one that is being stopped, which is a state of its own there', async () => {
    const ref = t.make('run', [], 'sh', '-c', deaf);
    await isDeaf(ref);
    const stopping = act(ref, { action: 'stop', timeout: 300 });
    const said = () => t.docker('ps', '-a', '--filter', `name=${ref.name}`, '--format', '{{.State}}');
    await expect.poll(said).toBe('stopping');
    const late = await testContainers({ address: podman.address });
    try {
      expect(await late.row({ engine: late.engine, id: ref.id })).toMatchObject({ state: 'running' });
    } finally {
      await late.close();
    }
    t.docker('kill', ref.name);
    expect((await stopping).failure).toBeUndefined();
  });

  it('names a program that the image does not have', async () => {
    const ref = t.make('create', [], '/no/such/program');
    expect((await act(ref, { action: 'start' })).failure).toMatchObject({
      code: 'PROGRAM_ABSENT',
      params: { program: '/no/such/program' },
    });
  });
});

it('follows health and networks by events', async () => {
  const network = testName();
  t.docker('network', 'create', network);
  const check = ['--health-cmd', 'test -e /well', '--health-interval', '1h', '--health-retries', '1'];
  const ref = t.make('run', check, 'sleep', '1000');
  await t.row(ref, row => row?.health === 'starting');
  t.docker('network', 'connect', network, ref.name);
  await t.row(ref, row => row?.networks.some(({ name }) => name === network) === true);
  t.docker('network', 'disconnect', network, ref.name);
  await t.row(ref, row => row?.networks.every(({ name }) => name !== network) === true);
  t.docker('exec', ref.name, 'touch', '/well');
  await podman.checkHealth(ref.id);
  await t.row(ref, row => row?.health === 'healthy');
});

it('reads its log, its processes, its files and what it uses', async () => {
  const ref = t.make('run', ['--memory', '64m'], 'sh', '-c', 'echo out; echo err >&2; exec sleep 4711');
  const at = await known(ref);
  const log = () => open({ kind: 'logs', ...at, query: { streams: 'both' }, follow: false });
  await expect.poll(async () => text((await log()).pipe)).toMatch(/out\n[^]*err\n/);

  const { titles } = await t.client.containers.processes(at);
  expect(titles).toEqual(expect.arrayContaining(['PID', 'USER', 'COMMAND']));
  const commands = async () => (await t.client.containers.processes(at)).rows.map(row => row.at(-1));
  await expect.poll(commands).toEqual(['sleep 4711']);

  const [into, outof] = [join(folder, 'note'), join(folder, 'back')];
  await writeFile(into, 'hello\n');
  const source = { from: 'paths' as const, paths: [into] };
  const copied = await t.client.containerFiles.copyIn({ ...at, folder: '/tmp', source, overwrite: false });
  expect(await t.job(copied.job)).toMatchObject({ state: 'done' });
  const { entries } = await t.client.containerFiles.list({ ...at, path: '/tmp' });
  expect(entries).toMatchObject([{ name: 'note', kind: 'file', size: 6 }]);
  const to = { to: 'path' as const, path: outof };
  const { job } = await t.client.containerFiles.copyOut({ ...at, paths: ['/tmp/note'], to });
  expect(await t.job(job)).toMatchObject({ state: 'done' });
  expect(await readFile(outof, 'utf8')).toBe('hello\n');
  expect((await t.client.containers.changedFiles(at)).files).toContainEqual({
    path: '/tmp/note',
    kind: 'added',
  });

  for await (const { samples } of await t.client.containers.samples({
    containers: [at.container],
    intervalMs: 1000,
  })) {
    expect(samples[0]).toMatchObject({ id: ref.id, memoryTotal: 64 * 1024 ** 2, pids: 1 });
    break;
  }
});

it('opens a shell, and enters the main process without typing anything', async () => {
  const ref = t.make('run', ['-it'], 'sh', '-c', 'while read line; do echo "heard <$line>"; done');
  const at = await known(ref);
  const choice = { command: ['/bin/sh'] };
  const shell = await open({ kind: 'shell', ...at, choice, size: { columns: 91, rows: 33 } });
  const seen = text(shell.pipe);
  shell.pipe.write('stty size; exit 127\n');
  expect(await seen).toContain('33 91');
  const asked = { ...at, exec: shell.exec ?? expect.fail('There is no shell.'), program: '/bin/sh' };
  expect(await t.client.containerShells.outcome(asked)).toEqual({ exitCode: 127 });

  const { pipe } = await open({ kind: 'attach', ...at });
  let heard = '';
  pipe.on('data', (chunk: Buffer) => (heard += chunk.toString()));
  pipe.write('you\n');
  await expect.poll(() => heard).toContain('heard <you>');
  const closed = once(pipe, 'close');
  pipe.destroy();
  await closed;
});

it('says by a sentence that this version does not change limits', async () => {
  const at = await known(t.make('run', [], 'sleep', '1000'));
  const failure = await refusal(t.client.containers.setLimits({ ...at, change: { cpus: 0.5 } }));
  expect(failure).toMatchObject({
    code: 'UNSUPPORTED',
    params: { reason: expect.stringContaining('Podman') },
  });
});

it('makes an image of a container, lists it, and prunes what nobody uses', async () => {
  const at = await known(t.make('run', [], 'sh', '-c', 'echo hello > /note; exec sleep 1000'));
  const image = `localhost/${testName()}:v1`;
  const { engine, client } = t;
  const commit = async (command: string) => {
    const choice = { image, changes: [`CMD ${command}`], pause: true };
    const { state, results } = await t.job((await client.containers.commit({ ...at, ...choice })).job);
    expect(state).toBe('done');
    return results?.[0]?.value;
  };
  const ids = async () => (await client.images.list({ engine })).map(({ id }) => id);
  // It loses its name to the next one.
  const [lost, kept] = [await commit('["true"]'), await commit('["cat", "/note"]')];
  expect(t.docker('run', '--rm', image)).toBe('hello');
  expect(await ids()).toEqual(expect.arrayContaining([lost, kept]));
  const action = { do: 'prune' as const, what: 'images' as const };
  const { stamp } = await client.images.plan({ engine, action });
  const { job } = await client.images.run({ engine, action, stamp });
  expect(await t.job(job)).toMatchObject({ state: 'done' });
  expect(await ids()).toContain(kept);
  expect(await ids()).not.toContain(lost);
  const { imageRows, containerRows } = await client.images.usage({ engine });
  expect(imageRows.map(({ id }) => id)).toContain(kept);
  expect(containerRows.map(({ id }) => id)).toContain(at.container.id);
});

it('removes a container with its volume without a name, after a plan, and keeps the other', async () => {
  const named = testName();
  const ref = t.make(
    'run',
    ['-v', '/cache', '-v', `${named}:/data`],
    'sh',
    '-c',
    'touch /data/a; exec sleep 1000',
  );
  const at = await known(ref);
  await expect.poll(() => t.docker('exec', ref.name, 'ls', '/data')).toBe('a');
  const plan = await t.client.containers.removalPlan(at);
  expect(plan).toMatchObject({ running: true, processes: 1, kept: [named] });
  const cache = plan.volumes.find(({ anonymous }) => anonymous) ?? expect.fail('There is none.');
  const volumes = await t.client.engineVolumes.plan({
    engine: t.engine,
    action: { do: 'remove', names: [named] },
  });
  expect(volumes.problems).toMatchObject([{ failure: { code: 'RESOURCE_BUSY' } }]);
  const { stamp } = plan;
  const { job } = await t.client.containers.remove({ ...at, volumes: true, force: true, stamp });
  expect(await t.job(job)).toMatchObject({ state: 'done' });
  const left = t.docker('volume', 'ls', '-q').split('\n');
  expect(left).toContain(named);
  expect(left).not.toContain(cache.name);
  const { entries } = await t.client.engineVolumes.browse({ engine: t.engine, name: named, path: '/' });
  expect(entries.map(({ name }) => name)).toEqual(['a']);

  const [options, bound] = [`type=none,o=bind,device=${folder}`.split(','), testName()];
  t.docker('volume', 'create', ...options.flatMap(option => ['--opt', option]), bound);
  await writeFile(join(folder, 'of-host'), '');
  const there = await t.client.engineVolumes.browse({ engine: t.engine, name: bound, path: '/' });
  expect(there.entries.map(({ name }) => name)).toContain('of-host');
  t.docker('volume', 'create', '--opt', 'type=tmpfs', '--opt', 'device=tmpfs', `${bound}-memory`);
  const unseen = t.client.engineVolumes.browse({ engine: t.engine, name: `${bound}-memory`, path: '/' });
  expect(await refusal(unseen)).toMatchObject({ code: 'UNSUPPORTED' });
});
