import { execFileSync } from 'node:child_process';
import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { containerIdSchema, type ContainerRef } from '#shared/contract/containers.ts';
import type { LogQuery } from '#shared/contract/container-logs.ts';
import type { Failure } from '#shared/contract/failure.ts';
import { LogReader } from '#shared/domain/container-logs/log-reader.ts';
import { momentOf } from '#shared/domain/container-logs/stamps.ts';
import type { SessionId } from '../ports.ts';
import { startEngineBackend, type EngineBackend } from '../testing/start-engine-backend.ts';

let backend: EngineBackend;
let folder: string;
const made: string[] = [];
const docker = (...args: string[]) => execFileSync('docker', args, { encoding: 'utf8' }).trim();

beforeAll(async () => {
  backend = await startEngineBackend();
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-test-logs-'));
});
afterAll(async () => {
  if (made.length > 0) docker('rm', '-f', ...made);
  await backend.close();
  await rm(folder, { recursive: true });
});

function run(script: string, ...options: string[]): ContainerRef {
  const name = `innkeeper-test-${crypto.randomUUID().slice(0, 8)}`;
  made.push(name);
  const id = docker('run', '-d', '--name', name, ...options, backend.image, 'sh', '-c', script);
  return { engine: backend.engine, id: containerIdSchema.parse(id) };
}
/** Until it has ended by itself. */
const ended = ({ id }: ContainerRef) => docker('wait', id);

const all: LogQuery = { streams: 'both' };

interface Read {
  readonly reader: LogReader;
  readonly lines: string[];
  readonly whole: Promise<void>;
  cut(): Promise<void>;
}

async function read(container: ContainerRef, query = all, follow = false, given?: Read): Promise<Read> {
  const { ticket, tty } = await backend.client.consoles.open({ kind: 'logs', container, query, follow });
  const pipe = backend.redeemConsole(ticket, 'test' as SessionId);
  if (pipe === undefined) throw new Error('The ticket was not good.');
  const lines = given?.lines ?? [];
  const reader =
    given?.reader ?? new LogReader(tty ?? false, (stream, _stamp, text) => lines.push(`${stream} ${text}`));
  pipe.on('data', (chunk: Buffer) => reader.read(chunk));
  const whole = new Promise<void>((resolve, reject) => pipe.once('end', resolve).once('error', reject));
  // Whoever cuts does not wait for the end.
  whole.catch(() => undefined);
  return {
    reader,
    lines,
    whole,
    cut: async () => {
      const closed = new Promise(resolve => pipe.once('close', resolve));
      pipe.destroy();
      await closed;
      reader.cut();
    },
  };
}

it('tells output from errors, and gives the last lines or those of a time', async () => {
  const container = run('for n in 1 2 3; do echo out $n; echo err $n >&2; sleep 0.2; done; echo ü');
  ended(container);
  const everything = await read(container);
  await everything.whole;
  expect(everything.lines.toSorted()).toEqual(
    ['1 out 1', '1 out 2', '1 out 3', '1 ü', '2 err 1', '2 err 2', '2 err 3'].toSorted(),
  );
  // The engine counts lines of both streams.
  const last = await read(container, { streams: 'both', tail: 1 });
  await last.whole;
  expect(last.lines).toEqual(['1 ü']);

  const moments: string[] = [];
  const errors = await read(container, { streams: 'stderr' });
  await errors.whole;
  const { ticket } = await backend.client.consoles.open({
    kind: 'logs',
    container,
    query: all,
    follow: false,
  });
  const stamps = new LogReader(false, (stream, stamp) => stream === 2 && moments.push(momentOf(stamp)));
  for await (const chunk of backend.redeemConsole(ticket, 'test' as SessionId)!) stamps.read(chunk as Buffer);
  const since = await read(container, { streams: 'stderr', since: moments[1]! });
  await since.whole;
  expect(since.lines).toEqual(['2 err 2', '2 err 3']);
});

it('follows through breaks and a restart without a hole and without a line twice', async () => {
  const container = run(
    'n=0; while [ $n -lt 4000 ]; do echo line $n; [ $((n % 7)) = 0 ] && echo err $n >&2; n=$((n+1)); done; sleep 1000',
  );
  let log = await read(container, all, true);
  for (let breaks = 0; breaks < 5; breaks += 1) {
    const enough = log.lines.length + 300;
    await expect.poll(() => log.lines.length, { interval: 5 }).toBeGreaterThan(Math.min(enough, 4000));
    await log.cut();
    const { since } = log.reader.resume;
    log = await read(container, since === undefined ? all : { streams: 'both', since }, true, log);
  }
  const counted = 4000 + Math.ceil(4000 / 7);
  await expect.poll(() => log.lines.length).toBe(counted);
  const expected = Array.from({ length: 4000 }, (_, n) => `1 line ${n}`);
  expect(log.lines.filter(line => line.startsWith('1'))).toEqual(expected);

  docker('restart', '-t', '0', container.id);
  await log.whole;
  log.reader.end();
  const { since } = log.reader.resume;
  const second = await read(container, { streams: 'both', since: since! }, true, log);
  await expect.poll(() => log.lines.length).toBe(counted * 2);
  expect(log.lines.filter(line => line.startsWith('1'))).toEqual([...expected, ...expected]);
  await second.cut();
});

it('reads a terminal’s log, long lines without what the engine puts between', async () => {
  const container = run('head -c 40000 /dev/zero | tr "\\0" x; echo; echo after', '-t');
  ended(container);
  const log = await read(container);
  await log.whole;
  expect(log.lines).toEqual([`1 ${'x'.repeat(40_000)}`, '1 after']);
});

it('holds what comes while its viewer is busy, and no more than that', async () => {
  const container = run('while :; do echo 0123456789012345678901234567890123456789; done');
  const { ticket } = await backend.client.consoles.open({
    kind: 'logs',
    container,
    query: all,
    follow: true,
  });
  const pipe = backend.redeemConsole(ticket, 'test' as SessionId)!;
  await expect.poll(() => pipe.readableLength).toBeGreaterThan(60_000);
  expect(pipe.readableLength).toBeLessThan(512 * 1024);
  pipe.destroy();
  docker('kill', container.id);
});

it('says what to do where a driver keeps nothing', async () => {
  const container = run('echo lost', '--log-driver', 'none');
  const failure = await read(container).then(
    () => undefined,
    (error: { data?: Failure }) => error.data,
  );
  expect(failure?.code).toBe('UNSUPPORTED');
  expect(failure?.params['reason']).toContain('none');
});

it('makes a file of it, which is whole when it has its name', async () => {
  const container = run('n=0; while [ $n -lt 20000 ]; do echo $n; n=$((n+1)); done; echo bad >&2');
  ended(container);
  const path = join(folder, 'web.log');
  const save = { container, query: all, timestamps: false, to: { to: 'path' as const, path } };
  const { job } = await backend.client.containerLogs.save(save);
  expect((await backend.job(job)).state).toBe('done');
  const lines = (await readFile(path, 'utf8')).split('\n');
  expect(lines.filter(line => /^\d+$/.test(line))).toEqual(
    Array.from({ length: 20_000 }, (_, n) => String(n)),
  );
  expect(lines).toContain('stderr: bad');

  const again = await backend.client.containerLogs.save(save);
  expect((await backend.job(again.job)).failure?.code).toBe('NAME_TAKEN');
});
