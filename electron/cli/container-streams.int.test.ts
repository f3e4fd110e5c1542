import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { SessionId } from '#electron/backend/ports.ts';
import { startEngineBackend, type EngineBackend } from '#electron/backend/testing/start-engine-backend.ts';
import { parseVerb } from './arguments.ts';
import type { Verb } from './verb.ts';
import { cp } from './verbs/cp.ts';
import { exec } from './verbs/exec.ts';
import { logs } from './verbs/logs.ts';

let backend: EngineBackend;
const name = `innkeeper-test-${crypto.randomUUID().slice(0, 8)}`;
const docker = (...args: string[]) => execFileSync('docker', args, { encoding: 'utf8' }).trim();

beforeAll(async () => {
  backend = await startEngineBackend();
  docker(
    'run',
    '-d',
    '--name',
    name,
    backend.image,
    'sh',
    '-c',
    'echo one; echo two; until test -e /go; do sleep 0.1; done; echo bad >&2; exec sleep 1000',
  );
  for await (const event of await backend.client.containers.watch({}))
    if (event.kind !== 'remove' && event.containers.some(each => each.name === name)) break;
  const log = () => spawnSync('docker', ['logs', name], { encoding: 'utf8' });
  // The engine reads both at once: one after the other they come only to who waits.
  await vi.waitFor(() => expect(log().stdout).toBe('one\ntwo\n'), 30_000);
  docker('exec', name, 'touch', '/go');
  await vi.waitFor(() => expect(log().stderr).toBe('bad\n'), 30_000);
});
afterAll(async () => {
  docker('rm', '-f', name);
  await backend.close();
});

/** What is written to one of the streams of this process, until it is restored. */
function written(to: 'stdout' | 'stderr') {
  const spy = vi.spyOn(process[to], 'write').mockImplementation(((_text: string, done?: () => void) => {
    done?.();
    return true;
  }) as typeof process.stdout.write);
  const text = () => spy.mock.calls.map(([each]) => Buffer.from(each).toString()).join('');
  return { text, restore: () => spy.mockRestore() };
}

async function run(verb: Verb, ...argv: string[]) {
  const said = { out: '' };
  const stop = new AbortController();
  const code = verb.run({
    ...parseVerb(verb, argv),
    argv,
    stateDir: backend.stateDir,
    out: async text => void (said.out += text),
    note: () => {},
    signal: stop.signal,
    client: async () => backend.client,
    pipe: async ticket => backend.redeemConsole(ticket, 'test' as SessionId)!,
    road: async ticket => backend.redeemBytes(ticket, 'test' as SessionId)!,
  });
  return { said, stop, code };
}

it('prints a log, its errors apart, and its newest lines alone', async () => {
  const errors = written('stderr');
  try {
    const whole = await run(logs, name);
    expect(await whole.code).toBe(0);
    expect([whole.said.out, errors.text()]).toEqual(['one\ntwo\n', 'bad\n']);
    const last = await run(logs, name, '--tail', '1', '--timestamps');
    await last.code;
    expect(last.said.out).toBe('');
    expect(errors.text()).toMatch(/\n20\d\d-[\d-]+T[\d:]+\.\d{9}Z bad\n$/);
  } finally {
    errors.restore();
  }
});

it('follows until it is told to stop, and refuses what is no time', async () => {
  const errors = written('stderr');
  try {
    const { stop, code } = await run(logs, name, '--follow');
    await expect.poll(() => errors.text()).toBe('bad\n');
    stop.abort();
    expect(await code).toBe(0);
  } finally {
    errors.restore();
  }
  await expect((await run(logs, name, '--since', 'soon')).code).rejects.toThrow('soon');
});

it('runs a program inside, and hands its exit code on', async () => {
  const output = written('stdout');
  try {
    const { code } = await run(exec, name, '--workdir', '/bin', '--', 'sh', '-c', 'pwd; exit 42');
    expect(await code).toBe(42);
    expect(output.text()).toContain('/bin\n');
  } finally {
    output.restore();
  }
  await expect((await run(exec, name, '--', 'zsh')).code).rejects.toMatchObject({
    data: { code: 'PROGRAM_ABSENT' },
  });
});

it('sends a tar archive to stdout, of a file too, and unpacks one from stdin', async () => {
  docker(
    'exec',
    name,
    'sh',
    '-c',
    'mkdir -p /tree/sub /into; echo leaf > /tree/sub/leaf; ln -s sub /tree/way',
  );
  docker('exec', name, 'sh', '-c', 'chmod 640 /tree/sub/leaf; chown 12:34 /tree/sub/leaf');
  const sent: Buffer[] = [];
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation(((chunk: Buffer, ...rest: unknown[]) => {
    sent.push(chunk);
    (rest.at(-1) as (() => void) | undefined)?.();
    return true;
  }) as typeof process.stdout.write);
  const tarOf = async (path: string) => {
    sent.length = 0;
    expect(await (await run(cp, `${name}:${path}`, '-')).code).toBe(0);
    return Buffer.concat(sent);
  };
  let tree: Buffer;
  try {
    expect(execFileSync('tar', ['-t'], { input: await tarOf('/tree/sub/leaf'), encoding: 'utf8' })).toBe(
      'leaf\n',
    );
    tree = await tarOf('/tree');
  } finally {
    spy.mockRestore();
  }
  const fromStdin = async (input: Buffer, ...options: string[]) => {
    const stdin = vi.spyOn(process, 'stdin', 'get').mockReturnValue(Readable.from([input]) as never);
    try {
      return await (await run(cp, '-', `${name}:/into`, ...options)).code;
    } finally {
      stdin.mockRestore();
    }
  };
  expect(await fromStdin(tree)).toBe(0);
  const leaf = docker('exec', name, 'stat', '-c', '%a %u:%g', '/into/tree/way/leaf');
  expect([leaf, docker('exec', name, 'readlink', '/into/tree/way')]).toEqual(['640 12:34', 'sub']);

  docker('exec', name, 'sh', '-c', 'echo changed > /into/tree/sub/leaf');
  await expect(fromStdin(tree)).rejects.toThrow('tree');
  expect(docker('exec', name, 'cat', '/into/tree/sub/leaf')).toBe('changed');
  expect(await fromStdin(tree, '--overwrite')).toBe(0);
  expect(docker('exec', name, 'cat', '/into/tree/sub/leaf')).toBe('leaf');
  await expect(fromStdin(tree.subarray(0, 1700), '--overwrite')).rejects.toThrow('damaged');
  await expect(fromStdin(Buffer.from('no archive '.repeat(100)))).rejects.toThrow('damaged');
});

it('copies a file in and out again, and says how sides are named', async () => {
  const given = join(backend.stateDir, 'given');
  docker('exec', name, 'sh', '-c', 'echo inside > /note');
  expect(await (await run(cp, `${name}:/note`, given)).code).toBe(0);
  expect(readFileSync(given, 'utf8')).toBe('inside\n');
  expect(await (await run(cp, given, `${name}:/tmp`)).code).toBe(0);
  expect(docker('exec', name, 'cat', '/tmp/given')).toBe('inside');
  await expect((await run(cp, given, `${name}:/tmp`)).code).rejects.toMatchObject({
    data: { code: 'NAME_TAKEN' },
  });
  await expect((await run(cp, given, given)).code).rejects.toThrow('NAME:/path');
});
