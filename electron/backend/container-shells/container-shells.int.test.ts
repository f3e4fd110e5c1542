import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { containerIdSchema, type ContainerRef } from '#shared/contract/containers.ts';
import type { ConsoleTarget } from '#shared/contract/consoles.ts';
import type { ShellChoice } from '#shared/contract/container-shells.ts';
import type { Failure } from '#shared/contract/failure.ts';
import type { SessionId } from '../ports.ts';
import { startEngineBackend, type EngineBackend } from '../testing/start-engine-backend.ts';

let backend: EngineBackend;
const made: string[] = [];
const pipes: Duplex[] = [];
const docker = (...args: string[]) => execFileSync('docker', args, { encoding: 'utf8' }).trim();

beforeAll(async () => {
  backend = await startEngineBackend();
});
afterEach(() => {
  for (const pipe of pipes.splice(0)) pipe.destroy();
});
afterAll(async () => {
  if (made.length > 0) docker('rm', '-f', ...made);
  await backend.close();
});

function run(script: string, ...options: string[]): ContainerRef {
  const name = `innkeeper-test-${crypto.randomUUID().slice(0, 8)}`;
  made.push(name);
  const id = docker('run', '-d', '--name', name, ...options, backend.image, 'sh', '-c', script);
  return { engine: backend.engine, id: containerIdSchema.parse(id) };
}

async function open(target: ConsoleTarget) {
  const opened = await backend.client.consoles.open(target);
  const pipe = backend.redeemConsole(opened.ticket, 'test' as SessionId);
  if (pipe === undefined) throw new Error('The ticket was not good.');
  pipes.push(pipe);
  const seen = { text: '' };
  pipe.on('data', (chunk: Buffer) => (seen.text += chunk.toString()));
  return { ...opened, pipe, seen };
}

const shell = (container: ContainerRef, choice: Partial<ShellChoice> = {}): ConsoleTarget => ({
  kind: 'shell',
  container,
  choice: { command: ['/bin/sh'], ...choice },
  size: { columns: 91, rows: 33 },
});

const failureOf = (act: Promise<unknown>): Promise<Failure | undefined> =>
  act.then(
    () => undefined,
    (error: { data?: Failure }) => error.data,
  );

const says = (seen: { text: string }) => expect.poll(() => seen.text);

it('finds the shells that are inside, and what attaching means', async () => {
  const around = await backend.client.containerShells.surroundings({ container: run('sleep 1000', '-it') });
  expect(around.shells).toContain('/bin/sh');
  expect(around.shells).not.toContain('/bin/zsh');
  expect(around).toMatchObject({ tty: true, input: true, inputEnds: false });
});

it('opens a shell as wide as its window, resizes it, and tells its exit code', async () => {
  const container = run('sleep 1000');
  const { pipe, seen, exec } = await open(shell(container, { directory: '/bin', user: '65534' }));
  pipe.write('stty size; pwd; id -u\n');
  await says(seen).toMatch(/33 91\r\n\/bin\r\n65534/);
  await backend.client.containerShells.resize({ container, exec, size: { columns: 120, rows: 40 } });
  pipe.write('stty size\n');
  await says(seen).toContain('40 120');
  pipe.write('exit 7\n');
  await once(pipe, 'end');
  const outcome = await backend.client.containerShells.outcome({
    container,
    exec: exec!,
    program: '/bin/sh',
  });
  expect(outcome).toEqual({ exitCode: 7 });
});

it('ends what ran in a shell whose pipe is closed, and nothing else', async () => {
  const container = run('sleep 1000');
  const first = await open(shell(container));
  const second = await open(shell(container));
  first.pipe.write('sleep 4321 & sleep 4322\n');
  second.pipe.write('sleep 4323\n');
  const inside = () => docker('top', container.id, '-eo', 'pid,args');
  await expect.poll(inside).toMatch(/4322[^]*4323|4323[^]*4322/);
  first.pipe.destroy();
  await expect.poll(inside).not.toMatch(/432[12]/);
  expect(inside()).toContain('sleep 4323');
  expect(inside()).toContain('sleep 1000');
});

it('names a program that is not there, and what is', async () => {
  const container = run('sleep 1000');
  for (const program of ['/bin/zsh', 'zsh']) {
    const failure = await failureOf(open(shell(container, { command: [program] })));
    expect(failure).toMatchObject({ code: 'PROGRAM_ABSENT', params: { program } });
    expect(failure?.params['remedy']).toContain('/bin/sh');
  }
  expect((await failureOf(open(shell(container, { directory: '/nowhere' }))))?.code).toBe('FILE_NOT_FOUND');
});

it('tells a file that is no program from one that ends with the same code', async () => {
  const container = run('touch /plain; sleep 1000');
  const none = await open(shell(container, { command: ['/plain'] }));
  await once(none.pipe.resume(), 'end');
  const outcome = backend.client.containerShells.outcome;
  expect((await outcome({ container, exec: none.exec!, program: '/plain' })).failure?.code).toBe(
    'PROGRAM_ABSENT',
  );

  const own = await open(shell(container));
  own.pipe.write('exit 127\n');
  await once(own.pipe, 'end');
  expect(await outcome({ container, exec: own.exec!, program: '/bin/sh' })).toEqual({ exitCode: 127 });
});

it('ends with its container, and needs one that runs', async () => {
  const container = run('sleep 1000');
  const { pipe } = await open(shell(container));
  pipe.resume();
  const ended = once(pipe, 'end');
  docker('kill', container.id);
  await ended;
  expect((await failureOf(open(shell(container))))?.code).toBe('STATE_INVALID');
});

it('attaches to a terminal, and leaves it running', async () => {
  const container = run('while read line; do echo heard $line; done', '-it');
  const { pipe, seen } = await open({ kind: 'attach', container });
  pipe.write('you\n');
  await says(seen).toContain('heard you');
  pipe.destroy();
  const again = await open({ kind: 'attach', container });
  again.pipe.write('me\n');
  await says(again.seen).toContain('heard me');
  const left = once(again.pipe, 'end');
  again.pipe.write('\u0010\u0011');
  await left;
  expect(docker('inspect', '-f', '{{.State.Running}}', container.id)).toBe('true');
});

it('shows both streams of a main process without a terminal, with whole ends of lines', async () => {
  const container = run('while :; do echo out; echo err >&2; sleep 0.1; done');
  const { seen } = await open({ kind: 'attach', container });
  await says(seen).toMatch(/out\r\n[^]*err\r\n/);
});

it('hands input to a program without a terminal, and its end', async () => {
  const container = run('sleep 1000');
  const { pipe, seen, exec, tty } = await open(shell(container, { command: ['wc', '-c'], tty: false }));
  expect(tty).toBe(false);
  pipe.end('12345');
  await once(pipe, 'end');
  expect(seen.text).toContain('5\n');
  const outcome = await backend.client.containerShells.outcome({ container, exec: exec!, program: 'wc' });
  expect(outcome.exitCode).toBe(0);
});
