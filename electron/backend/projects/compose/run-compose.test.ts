import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { formatEngineAddress, readEngineAddress } from '#shared/domain/engines/address.ts';
import { composeEnv } from './compose-env.ts';
import { findComposeTool } from './compose-tool.ts';
import { LONGEST_LINE } from '#shared/domain/line-cutter.ts';
import { readCompose } from './read-files.ts';
import { type ComposeLine, runCompose } from './run-compose.ts';

let folder: string;
let env: NodeJS.ProcessEnv;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-test-'));
  env = { PATH: `${folder}:/usr/bin:/bin` };
});
afterEach(() => rm(folder, { recursive: true }));

async function program(name: string, script: string): Promise<void> {
  await writeFile(join(folder, name), `#!/bin/sh\n${script}\n`);
  await chmod(join(folder, name), 0o755);
}

const standalone = { kind: 'standalone', version: '1' } as const;

it('takes the plug-in where docker has it, and the program of old where not', async () => {
  // What a person has installed must not decide what this shows.
  env['PATH'] = folder;
  expect(await findComposeTool(env)).toEqual({ kind: 'absent' });
  await program('docker-compose', 'echo 1.29.2');
  await program('docker', 'exit 125');
  expect(await findComposeTool(env)).toEqual({ kind: 'standalone', version: '1.29.2' });
  await program('docker', '[ "$1 $2" = "compose version" ] && echo v2.32.1');
  expect(await findComposeTool(env)).toEqual({ kind: 'plugin', version: '2.32.1' });
});

it('tells lines of both outputs without colours and empty ones, and passes arguments as they are', async () => {
  await program(
    'docker-compose',
    String.raw`printf '\033[32mCreating web ... \033[0m\r\nCreating web ... done\r\n\n' >&2; echo "$@"; exit 3`,
  );
  const lines: string[] = [];
  const status = await runCompose({
    tool: standalone,
    args: ['up', 'a b; c'],
    folder,
    env,
    onLine: ({ plain }) => lines.push(plain),
    signal: new AbortController().signal,
  });
  expect(status).toBe(3);
  expect(lines.toSorted()).toEqual(['Creating web ...', 'Creating web ... done', 'up a b; c']);
});

it('keeps the beginning of a line without an end, and refuses files that have one', async () => {
  await program('docker-compose', `head -c 20000000 /dev/zero | tr '\\0' x >&\${1:-1}; echo; echo after`);
  const lines: ComposeLine[] = [];
  const call = { tool: standalone, folder, env, signal: new AbortController().signal };
  await runCompose({ ...call, args: ['2'], onLine: line => lines.push(line) });
  expect(lines.find(({ from }) => from === 'stderr')).toEqual({
    plain: 'x'.repeat(LONGEST_LINE),
    raw: 'x'.repeat(LONGEST_LINE),
    from: 'stderr',
    cut: true,
  });
  expect(lines.find(({ from }) => from === 'stdout')).toMatchObject({ plain: 'after', cut: false });
  await program('docker-compose', `echo name: x; head -c 20000000 /dev/zero | tr '\\0' x`);
  await expect(readCompose({ ...call, files: [join(folder, 'a.yml')] })).rejects.toMatchObject({
    failure: { code: 'COMPOSE_REJECTED' },
  });
});

it('asks it to stop as Ctrl+C does, and waits until it has', async () => {
  await program(
    'docker-compose',
    `trap 'echo stopped > ${folder}/trace; exit 1' INT\necho begun\nwhile :; do sleep 0.05; done`,
  );
  const stop = new AbortController();
  const running = runCompose({
    tool: standalone,
    args: [],
    folder,
    env,
    onLine: () => stop.abort(new Error('left')),
    signal: stop.signal,
  });
  await expect(running).rejects.toThrow('left');
  expect(await readFile(join(folder, 'trace'), 'utf8')).toBe('stopped\n');
});

it('reaches the engine that is meant, whatever the person’s own environment says', () => {
  const read = readEngineAddress('tcp://build:2376');
  if (!('address' in read)) throw new Error(read.invalid);
  const { address } = read;
  const own = {
    DOCKER_CONTEXT: 'other',
    DOCKER_HOST: 'unix:///other',
    DOCKER_TLS_VERIFY: '1',
    DOCKER_CERT_PATH: '/other',
  };
  const place = { address: formatEngineAddress(address), endpoint: { address } };
  expect(composeEnv(place, own)).toMatchObject({ DOCKER_HOST: 'tcp://build:2376' });
  for (const name of ['DOCKER_CONTEXT', 'DOCKER_TLS_VERIFY', 'DOCKER_CERT_PATH'])
    expect(composeEnv(place, own)).not.toHaveProperty(name);
  const tls = { ...place, endpoint: { address, tls: { folder: '/certs' } } };
  expect(composeEnv(tls, own)).toMatchObject({ DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/certs' });
});
