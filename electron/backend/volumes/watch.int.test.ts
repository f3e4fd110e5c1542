import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Volume, VolumesEvent } from '#shared/contract/volumes.ts';
import { MiB } from '#shared/domain/units.ts';
import { startVolumeTests, type VolumeTests } from './testing/volume-tests.ts';

let tests: VolumeTests;
beforeAll(async () => {
  tests = await startVolumeTests();
});
afterAll(async () => await tests?.stop());

/** Follows the pool; `until` resolves once what is known fits. */
async function watching() {
  const stop = new AbortController();
  const byName = new Map<string, Volume>();
  let failure: string | undefined;
  let settled = false;
  const stream = (await tests.client.volumes.watch(tests.at, { signal: stop.signal }))[
    Symbol.asyncIterator
  ]();
  const take = (event: VolumesEvent) => {
    if (event.kind === 'unavailable') failure = event.failure.code;
    if (event.kind === 'snapshot') failure = undefined;
    if (event.kind === 'snapshot' || event.kind === 'unavailable') byName.clear();
    if (event.kind === 'snapshot' || event.kind === 'upsert')
      for (const volume of event.volumes) byName.set(volume.name, volume);
    if (event.kind === 'remove') for (const name of event.names) byName.delete(name);
    if (event.kind === 'settled') settled = true;
  };
  return {
    byName,
    async until(fits: (now: { failure: string | undefined; settled: boolean }) => boolean) {
      while (!fits({ failure, settled })) {
        const { value, done } = await stream.next();
        if (done) throw new Error('The stream ended.');
        take(value);
      }
    },
    async stop() {
      stop.abort();
      await stream.return?.();
    },
  };
}

it('tells of volumes that come, change and go, whoever does it', async () => {
  const seen = await watching();
  await seen.until(({ settled }) => settled);
  expect(seen.byName.size).toBe(0);
  await tests.virsh('vol-create-as', tests.name, 'theirs.raw', '8M', '--format', 'raw', '--allocation', '0');
  await seen.until(() => seen.byName.get('theirs.raw')?.facts?.capacity === 8 * MiB);
  await tests.carryOut({
    do: 'create',
    name: 'ours.qcow2',
    capacity: 4 * MiB,
    format: 'qcow2',
    room: 'sparse',
  });
  await seen.until(() => seen.byName.get('ours.qcow2')?.facts?.format === 'qcow2');
  await tests.carryOut({ do: 'resize', volume: 'ours.qcow2', size: 6 * MiB });
  await seen.until(() => seen.byName.get('ours.qcow2')?.facts?.capacity === 6 * MiB);
  await tests.virsh('vol-delete', 'theirs.raw', '--pool', tests.name);
  await seen.until(() => !seen.byName.has('theirs.raw'));
  await seen.stop();
});

it('tells that the pool is stopped, and goes on once it runs again', async () => {
  const seen = await watching();
  await seen.until(({ settled }) => settled);
  const xml = await tests.virsh('pool-dumpxml', tests.name);
  await tests.virsh('pool-destroy', tests.name);
  await seen.until(({ failure }) => failure !== undefined);
  expect(seen.byName.size).toBe(0);
  await tests.virsh('pool-create-as', tests.name, 'dir', '--target', tests.pool.path);
  await seen.until(({ failure }) => failure === undefined && seen.byName.has('ours.qcow2'));
  expect(xml).toContain(tests.pool.path);
  await seen.stop();
});
