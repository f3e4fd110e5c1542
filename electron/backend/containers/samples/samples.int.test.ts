import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ContainerSample } from '#shared/contract/containers.ts';
import { type TestContainers, testContainers } from '../testing/test-containers.ts';

let t: TestContainers;
const stop = new AbortController();
beforeAll(async () => {
  t = await testContainers();
});
afterAll(async () => {
  stop.abort();
  await t.close();
});

it('tells what a busy and an idle container use, each second and only while they run', async () => {
  const busy = t.make('run', ['--memory', '64m'], 'sh', '-c', 'while :; do :; done');
  const idle = t.make('run', [], 'sleep', '1000');
  const off = t.make('create', [], 'sleep', '1000');
  const refs = [busy, idle, off].map(({ engine, id }) => ({ engine, id }));
  for (const ref of refs) await t.row(ref);
  await t.row(busy, row => row?.state === 'running');
  await t.row(idle, row => row?.state === 'running');
  const seen = new Map<string, ContainerSample[]>();
  const of = (id: string) => seen.get(id) ?? [];
  const stream = await t.client.containers.samples(
    { containers: refs, intervalMs: 1000 },
    { signal: stop.signal },
  );
  for await (const { samples } of stream) {
    for (const sample of samples) seen.set(sample.id, [...of(sample.id), sample]);
    if (of(busy.id).length >= 2 && of(idle.id).length >= 2) break;
  }
  const [first, second] = of(busy.id);
  expect(second!.at - first!.at).toBeGreaterThan(600);
  // Others have this computer's CPUs too: how much of one it gets, nobody knows.
  expect(second!.cores).toBeGreaterThan(0.05);
  expect(of(idle.id).at(-1)!.cores).toBeLessThan(0.05);
  expect(second).toMatchObject({ memoryTotal: 64 * 1024 ** 2, pids: 1, received: expect.any(Number) });
  expect(second!.memoryUsed).toBeGreaterThan(0);
  expect(of(off.id)).toEqual([]);

  // What is known is told at once to who looks again.
  for await (const { samples } of await t.client.containers.samples({
    containers: refs.slice(0, 1),
    intervalMs: 5000,
  })) {
    expect(samples.length).toBeGreaterThanOrEqual(2);
    break;
  }
});

it('begins when a watched container starts', async () => {
  const ref = t.make('create', [], 'sleep', '1000');
  const { engine, id, name } = ref;
  await t.row(ref);
  const stream = await t.client.containers.samples({ containers: [{ engine, id }], intervalMs: 1000 });
  t.docker('start', name);
  for await (const { samples } of stream) {
    expect(samples[0]).toMatchObject({ id, pids: 1 });
    break;
  }
});
