import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { containerIdSchema } from '#shared/contract/containers.ts';
import { type PrivatePodman, startPrivatePodman } from '../../testing/private-podman.ts';
import { startEngineBackend } from '../../testing/start-engine-backend.ts';
import { shownHistory, textsOf } from '../testing/shown-history.ts';

let podman: PrivatePodman;
let stateDir: string;
beforeAll(async () => {
  podman = await startPrivatePodman();
  stateDir = await mkdtemp(join(tmpdir(), 'innkeeper-state-'));
}, 90_000);
afterAll(async () => {
  await podman?.dispose();
  await rm(stateDir, { recursive: true });
});

it('catches up with what Podman did while the app was away, and misses nothing', async () => {
  const docker = (...args: string[]) =>
    execFileSync('docker', ['-H', podman.address, ...args], { encoding: 'utf8', stdio: 'pipe' }).trim();
  const open = () => startEngineBackend({ address: podman.address, stateDir });
  const first = await open();
  const { engine, image } = first;
  const said = docker('run', '-d', '--network', 'none', image, 'sleep', '1000').split('\n').at(-1);
  const ref = { engine, id: containerIdSchema.parse(said) };
  const has = (text: string) => (all: readonly { text: string }[]) => all.some(each => each.text === text);
  await shownHistory(first, ref, has('It started.'));
  await first.close();

  docker('pause', ref.id);

  const second = await open();
  docker('unpause', ref.id);
  const entries = await shownHistory(second, ref, has('It goes on.'));
  expect(textsOf(entries)).toEqual([
    expect.stringMatching(/^It was made/),
    'It started.',
    'It was paused.',
    'It goes on.',
  ]);
  await second.close();
});
