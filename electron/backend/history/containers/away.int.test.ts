import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { containerIdSchema } from '#shared/contract/containers.ts';
import { testName } from '../../containers/testing/test-containers.ts';
import { type PrivateDockerd, startPrivateDockerd } from '../../testing/private-dockerd.ts';
import { startEngineBackend } from '../../testing/start-engine-backend.ts';
import { shownHistory, textsOf } from '../testing/shown-history.ts';

/** Of its own: on another one, what others do would drive what it remembers out. */
let daemon: PrivateDockerd;
let stateDir: string;
beforeAll(async () => {
  daemon = await startPrivateDockerd();
  stateDir = await mkdtemp(join(tmpdir(), 'innkeeper-state-'));
}, 90_000);
afterAll(async () => {
  const left = docker('ps', '-aq');
  if (left !== '') docker('rm', '-f', ...left.split('\n'));
  await daemon?.dispose();
  await rm(stateDir, { recursive: true });
});

const docker = (...args: string[]) =>
  execFileSync('docker', ['-H', daemon.address, ...args], { encoding: 'utf8', stdio: 'pipe' }).trim();
const open = () => startEngineBackend({ address: daemon.address, stateDir });
const run = (image: string, ...command: string[]) => {
  const name = testName();
  const id = docker('run', '-d', '--network', 'none', '--name', name, image, ...command);
  return { name, id: containerIdSchema.parse(id) };
};

it('catches up with what happened while the app was away, and says where it cannot know', async () => {
  const first = await open();
  const { engine } = first;
  const stays = run(first.image, 'sleep', '1000');
  const goes = run(first.image, 'sleep', '1000');
  const started = (all: readonly { text: string }[]) => all.some(({ text }) => text === 'It started.');
  await shownHistory(first, { engine, id: stays.id }, started);
  await shownHistory(first, { engine, id: goes.id }, started);
  await first.close();

  docker('kill', stays.name);
  docker('start', stays.name);
  docker('rm', '-f', goes.name);

  const second = await open();
  const caughtUp = await shownHistory(second, { engine, id: stays.id }, all => all.length >= 5);
  expect(textsOf(caughtUp)).toEqual([
    expect.stringMatching(/^It was made/),
    'It started.',
    'It was sent SIGKILL.',
    expect.stringMatching(/SIGKILL, which it was sent/),
    'It started.',
  ]);
  await expect
    .poll(() => readdir(join(stateDir, 'container-history')))
    .not.toContain(`${engine}.${goes.id}.jsonl`);
  await second.close();

  // What it remembers goes with it, and its containers end.
  await daemon.stop('SIGTERM');
  await daemon.start();
  const third = await open();
  const isGap = ({ kind }: { kind: string }) => kind === 'gap';
  const after = await shownHistory(third, { engine, id: stays.id }, all => all.some(isGap));
  expect(after.slice(0, 5)).toEqual(caughtUp);
  expect(after.slice(5).map(({ text }) => text)).toEqual([
    expect.stringMatching(/^It was ended by SIG(TERM|KILL) /),
    expect.stringMatching(/may not all be written down/),
  ]);
  const gap = after.at(-1);
  expect(gap?.from).toBeGreaterThanOrEqual(caughtUp.at(-1)?.at ?? Number.NaN);
  expect(gap?.from).toBeLessThan(gap?.at ?? 0);
  await third.close();

  // Once said is enough: nothing was missed since.
  const fourth = await open();
  docker('start', stays.name);
  const last = await shownHistory(fourth, { engine, id: stays.id }, all => all.length > after.length);
  expect(textsOf(last)).toEqual([...textsOf(after), 'It started.']);
  await fourth.close();
}, 120_000);
