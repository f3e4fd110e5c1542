import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContainerOrder } from '#shared/contract/container-work.ts';
import type { ContainerRef } from '#shared/contract/containers.ts';
import { type TestContainers, testContainers } from '../testing/test-containers.ts';

let t: TestContainers;
beforeAll(async () => {
  t = await testContainers();
});
afterAll(() => t.close());

async function begin({ engine, id }: ContainerRef, order: ContainerOrder) {
  await t.row({ engine, id });
  const [outcome] = await t.client.containers.act({ containers: [{ engine, id }], ...order });
  return outcome;
}

/** What came of it, however long it took. */
async function act(ref: ContainerRef, order: ContainerOrder) {
  const { job, ...outcome } = (await begin(ref, order)) ?? expect.fail('There is no outcome.');
  const failure = outcome.failure ?? (job === undefined ? undefined : (await t.job(job)).failure);
  return { ...outcome, ...(failure && { failure }) };
}

/** The row once somebody inside is deaf: a shell sets its traps up a moment after it is started. */
async function deaf() {
  const ref = t.make('run', [], 'sh', '-c', "trap '' TERM; touch /deaf; while :; do sleep 1; done");
  await expect.poll(() => t.docker('exec', ref.name, 'ls', '/')).toContain('deaf');
  return ref;
}

describe('stopping', () => {
  it('says that one which does not listen was killed, in a job that outlives a second', async () => {
    const ref = await deaf();
    const outcome = await begin(ref, { action: 'stop', timeout: 2 });
    const job = await t.job(outcome?.job ?? '');
    expect(job).toMatchObject({ state: 'done', container: { id: ref.id }, title: `Stop “${ref.name}”` });
    expect(job.results?.[0]).toMatchObject({
      label: ref.name,
      value: expect.stringMatching(/killed after \d s/),
    });
  });

  it('kills at once when no time is given', async () => {
    const ref = await deaf();
    expect(await act(ref, { action: 'stop', timeout: 0 })).not.toHaveProperty('failure');
    expect(await t.row(ref, row => row?.state === 'exited')).toMatchObject({ exitCode: 137 });
  });

  it('leaves it alone where that is asked for, and says so', async () => {
    const ref = await deaf();
    const { failure } = await act(ref, { action: 'stop', timeout: 1, ifIgnored: 'leave' });
    expect(failure).toMatchObject({ code: 'STOP_IGNORED', params: { name: ref.name, seconds: '1' } });
    expect(t.docker('inspect', '-f', '{{.State.Running}}', ref.name)).toBe('true');
  });

  it('says nothing of one that listens', async () => {
    const ref = t.make('run', ['--init'], 'sleep', '1000');
    const outcome = await act(ref, { action: 'stop', timeout: 10 });
    expect(outcome).toEqual({ container: { engine: ref.engine, id: ref.id } });
  });
});

describe('a refused start', () => {
  it('names the container that has the port', async () => {
    const holder = t.make('run', ['-p', '127.0.0.1::80'], 'sleep', '1000');
    const port = t.docker('port', holder.name, '80').split(':')[1] ?? '';
    const ref = t.make('create', ['-p', `127.0.0.1:${port}:81`], 'sleep', '1000');
    await t.row(holder, row => row?.state === 'running');
    expect((await act(ref, { action: 'start' })).failure).toMatchObject({
      code: 'PORT_TAKEN',
      params: { port, holder: `The container “${holder.name}”`, name: ref.name },
    });
  });

  it('names the program that has the port', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    try {
      const ref = t.make('create', ['-p', `127.0.0.1:${port}:81`], 'sleep', '1000');
      expect((await act(ref, { action: 'start' })).failure).toMatchObject({
        code: 'PORT_TAKEN',
        params: { port: String(port), holder: expect.stringMatching(/^The program “/) },
      });
    } finally {
      server.close();
    }
  });

  it('names a program that the image does not have', async () => {
    const ref = t.make('create', [], '/no/such/program');
    expect((await act(ref, { action: 'start' })).failure).toMatchObject({
      code: 'PROGRAM_ABSENT',
      params: { program: '/no/such/program' },
    });
  });

  it('is told in the list, and on its page with its reason, until it starts', async () => {
    const ref = t.make('create', ['--network', 'none'], '/no/such/program');
    const container = { engine: ref.engine, id: ref.id };
    expect(await t.row(ref)).not.toHaveProperty('startFailed');
    await act(ref, { action: 'start' });
    expect(await t.row(ref)).toMatchObject({ state: 'created', startFailed: true });
    expect((await t.client.containers.details({ container })).startFailure).toEqual({
      code: 'PROGRAM_ABSENT',
      params: { program: '/no/such/program', name: ref.name },
      detail: expect.stringContaining('/no/such/program'),
    });
  });

  it('leaves no address behind in the list', async () => {
    const ref = t.make('create', [], '/no/such/program');
    await act(ref, { action: 'start' });
    expect(await t.row(ref)).toMatchObject({ startFailed: true, networks: [{ name: 'bridge' }] });
    expect((await t.row(ref))?.networks[0]).not.toHaveProperty('address');
  });

  it('of which no event told is seen once somebody looks', async () => {
    const ref = t.make('create', ['--network', 'none'], '/no/such/program');
    await t.row(ref);
    expect(() => t.docker('start', ref.name)).toThrow('/no/such/program');
    await t.client.containers.details({ container: { engine: ref.engine, id: ref.id } });
    await t.row(ref, row => row?.startFailed === true);
  });

  it('names a network that is gone', async () => {
    const network = `${t.image.split('/')[0]}-gone-${crypto.randomUUID().slice(0, 8)}`;
    t.docker('network', 'create', network);
    const ref = t.make('create', ['--network', network], 'sleep', '1000');
    t.docker('network', 'rm', network);
    expect((await act(ref, { action: 'start' })).failure).toMatchObject({
      code: 'NETWORK_ABSENT',
      params: { network },
    });
  });
});

it('takes what is so already for done, and refuses what the state does not allow', async () => {
  const ref = t.make('run', [], 'sleep', '1000');
  const container = { engine: ref.engine, id: ref.id };
  expect(await act(ref, { action: 'start' })).toEqual({ container });
  expect((await act(ref, { action: 'resume' })).failure).toMatchObject({
    code: 'STATE_INVALID',
    params: { name: ref.name, state: 'running' },
  });
  expect(await act(ref, { action: 'pause' })).toEqual({ container });
  await t.row(ref, row => row?.state === 'paused');
  expect(await act(ref, { action: 'resume' })).toEqual({ container });
  expect(await act(ref, { action: 'kill', signal: 'SIGKILL' })).toEqual({ container });
  await t.row(ref, row => row?.state === 'exited');
  expect((await act(ref, { action: 'kill' })).failure?.code).toBe('STATE_INVALID');
});

it('reaches a process by the signal that was chosen', async () => {
  const ref = t.make('run', [], 'sh', '-c', "trap 'exit 42' USR1; touch /ready; while :; do sleep 0.1; done");
  await expect.poll(() => t.docker('exec', ref.name, 'ls', '/')).toContain('ready');
  await act(ref, { action: 'kill', signal: 'SIGUSR1' });
  expect(await t.row(ref, row => row?.state === 'exited' && row.exitCode !== undefined)).toMatchObject({
    exitCode: 42,
  });
});

it('does it to many, each with an outcome of its own', async () => {
  const good = [t.make('create', [], 'sleep', '1000'), t.make('create', [], 'sleep', '1000')];
  const bad = t.make('create', [], '/no/such/program');
  const refs = [...good, bad].map(({ engine, id }) => ({ engine, id }));
  for (const ref of refs) await t.row(ref);
  const outcomes = await t.client.containers.act({ containers: refs, action: 'start' });
  const failures = await Promise.all(
    outcomes.map(
      async ({ failure, job }) => failure ?? (job === undefined ? undefined : (await t.job(job)).failure),
    ),
  );
  expect(outcomes.map(({ container }) => container)).toEqual(refs);
  expect(failures.some(failure => failure?.code === 'PROGRAM_ABSENT')).toBe(true);
  for (const ref of good) await t.row(ref, row => row?.state === 'running');
});
