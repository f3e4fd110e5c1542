import { afterAll, beforeAll, expect, it } from 'vitest';
import { type PrivateDockerd, startPrivateDockerd } from '../testing/private-dockerd.ts';
import { type TestContainers, testContainers } from './testing/test-containers.ts';

let daemon: PrivateDockerd | undefined;
let t: TestContainers | undefined;
beforeAll(async () => {
  daemon = await startPrivateDockerd();
  t = await testContainers({ address: daemon.address });
});
afterAll(async () => {
  await t?.close();
  await daemon?.dispose();
});

it('keeps rows while the engine is lost, reads them again when it is back, lets them go when it is off', async () => {
  if (daemon === undefined || t === undefined) return expect.fail('There is no engine.');
  const { client, engine } = t;
  // Killed at once: its engine would wait ten seconds for it before it ends.
  const stays = t.make('run', ['--network', 'none', '--stop-timeout', '0'], 'sleep', '1000');
  const goes = t.make('create', ['--network', 'none'], 'true');
  await t.row(stays, row => row?.state === 'running');
  await t.row(goes);

  const events = await client.containers.watch({});
  const told: string[] = [];
  const ends = (async () => {
    for await (const event of events) {
      const ids = event.containers.filter(({ id }) => id === stays.id);
      const states = ids.map(each => ('state' in each ? String(each.state) : 'gone'));
      told.push(...states);
      if (states.includes('gone')) return;
    }
  })();

  const state = async (wanted: string) => {
    for await (const event of await client.engines.watch({})) {
      const rows = event.kind === 'snapshot' ? event.engines : event.kind === 'upsert' ? [event.engine] : [];
      if (rows.some(each => each.id === engine && each.state === wanted)) return;
    }
  };
  const lost = state('lost');
  await daemon.stop('SIGTERM');
  await lost;
  // As it was last seen, however long it takes until the engine is back.
  expect((await t.row(stays))?.name).toBe(stays.name);
  const [outcome] = await client.containers.act({
    containers: [{ engine, id: stays.id }],
    action: 'start',
  });
  expect(outcome?.failure?.code).toMatch(/CONNECTION_LOST|ENGINE_ABSENT/);

  const back = state('online');
  await daemon.start();
  t.docker('rm', goes.name);
  await back;
  await t.row(stays, row => row?.state === 'exited' && row.exitCode !== undefined);
  expect(await t.row(goes, row => row === undefined)).toBeUndefined();

  await client.engines.disconnect({ id: engine });
  await ends;
  expect(told.at(-1)).toBe('gone');
  expect(told.slice(0, -1)).not.toContain('gone');
}, 90_000);
