import { afterAll, beforeAll, expect, it } from 'vitest';
import type { HistoryEntry } from '#shared/contract/history.ts';
import { type TestContainers, testContainers, testName } from '../../containers/testing/test-containers.ts';
import { shownHistory, textsOf } from '../testing/shown-history.ts';

let t: TestContainers;
const networks: string[] = [];
const images: string[] = [];
beforeAll(async () => {
  t = await testContainers();
});
afterAll(async () => {
  await t?.close();
  for (const name of networks) t.docker('network', 'rm', name);
  for (const name of images) t.docker('rmi', name);
});

const has = (text: string | RegExp) => (entries: readonly HistoryEntry[]) =>
  entries.some(entry => entry.text.match(text) !== null);

/** Ends at once when it is asked to. */
const obedient = ['sh', '-c', 'trap "exit 0" TERM; while :; do sleep 0.1; done'] as const;

it('writes down how well a container is, and nothing of what runs for a moment inside', async () => {
  const check = ['--health-cmd', 'test ! -e /sick', '--health-interval', '1s', '--health-retries', '1'];
  const ref = t.make('run', check, ...obedient);
  await shownHistory(t, ref, has(/is well/));
  t.docker('exec', ref.name, 'touch', '/sick');
  const entries = await shownHistory(t, ref, has(/is not well/));
  expect(textsOf(entries)).toEqual([
    `It was made of the image ${t.image}.`,
    'It started.',
    'Its health check says that it is well.',
    'Its health check says that it is not well.',
  ]);
});

it('writes down what other tools do to a container', async () => {
  const network = testName();
  networks.push(network);
  t.docker('network', 'create', network);
  const ref = t.make('run', [], ...obedient);
  t.docker('network', 'connect', network, ref.name);
  t.docker('network', 'disconnect', network, ref.name);
  t.docker('pause', ref.name);
  t.docker('unpause', ref.name);
  t.docker('update', '--pids-limit', '100', ref.name);
  t.docker('restart', ref.name);
  t.docker('kill', ref.name);
  const entries = await shownHistory(t, ref, has(/SIGKILL, which/));
  // Docker tells of it beside the end, either first.
  const stopped = 'It was stopped.';
  expect(textsOf(entries)).toContain(stopped);
  expect(textsOf(entries).filter(text => text !== stopped)).toEqual([
    `It was made of the image ${t.image}.`,
    'It started.',
    `It was connected to the network ${network}.`,
    `It was disconnected from the network ${network}.`,
    'It was paused.',
    'It goes on.',
    'Its limits, or when it is started again, were changed.',
    'It was sent SIGTERM.',
    'It ended as it was asked to, with exit code 0.',
    'It started.',
    'It was restarted.',
    'It was sent SIGKILL.',
    'It was ended by SIGKILL, which it was sent (exit code 137).',
  ]);
  const times = entries.map(({ at }) => at);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});

it('writes down what was done here: jobs, and what could not be done', async () => {
  const ref = t.make('create', [], 'true');
  const container = { engine: ref.engine, id: ref.id };
  await t.row(ref);
  const image = `${testName()}:1`;
  images.push(image);
  const { job } = await t.client.containers.commit({ container, image, changes: [], pause: false });
  await t.job(job);
  await t.client.containers.act({ containers: [container], action: 'pause' });
  const entries = await shownHistory(t, ref, all => all.some(({ failure }) => failure !== undefined));
  expect(entries.find(entry => entry.job === job)?.text).toMatch(/^Done: Make the image/);
  expect(entries.at(-1)?.failure?.code).toBe('STATE_INVALID');
});

it('says that memory ran out, and that it ended of it', async () => {
  // One that outlives what is killed in it: with the last process the kernel’s word may get lost.
  const hungry = `sh -c 'x=$(yes | head -c 300000000); echo "$x"'`;
  const script = `${hungry}; until test -e /end; do sleep 0.1; done; exit 137`;
  const ref = t.make('run', ['--memory', '64m', '--memory-swap', '64m'], 'sh', '-c', script);
  await shownHistory(t, ref, all => all.some(({ kind }) => kind === 'memory'));
  t.docker('exec', ref.name, 'touch', '/end');
  const entries = await shownHistory(t, ref, has('137'));
  expect(entries.slice(2).map(({ kind, text }) => [kind, text.slice(0, 14)])).toEqual([
    ['memory', 'Memory ran out'],
    ['memory', 'It was killed '],
  ]);
});

it('forgets what is removed', async () => {
  const ref = t.make('run', [], 'sleep', '1000');
  await shownHistory(t, ref, has('It started.'));
  await t.row(ref, row => row?.state === 'running');
  const { stamp } = await t.client.containers.removalPlan({ container: { engine: ref.engine, id: ref.id } });
  const { job } = await t.client.containers.remove({
    container: { engine: ref.engine, id: ref.id },
    volumes: false,
    force: true,
    stamp,
  });
  await t.job(job);
  // A page opened now waits for news after an empty first message.
  await expect.poll(() => shownHistory(t, ref, () => true)).toEqual([]);
});
