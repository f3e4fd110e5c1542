import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '#shared/contract/connections.ts';
import { type PrivateLibvirtd, startPrivateLibvirtd } from '../../../e2e/host/private-libvirtd.mjs';
import { startBackend, type TestBackend } from '../testing/start-backend.ts';
import { tinyDomain } from '../testing/tiny-domain.ts';
import { virshOn } from '../testing/virsh.ts';
import { watchedGuests } from '../testing/watched-guests.ts';

let daemon: PrivateLibvirtd;
let virsh: ReturnType<typeof virshOn>;
let backend: TestBackend;
let list: Awaited<ReturnType<typeof watchedGuests>>;

beforeAll(async () => {
  daemon = await startPrivateLibvirtd();
  virsh = virshOn(daemon.uri);
  for (const name of ['runs', 'dies', 'stays-off']) await tinyDomain(virsh, name, { display: 'none' });
  await virsh('start', 'runs');
  await virsh('start', 'dies');
  backend = await startBackend(daemon.uri);
  list = await watchedGuests(backend.client);
  await list.complete();
});
afterAll(async () => {
  await list?.stop();
  await backend?.close();
  await daemon?.dispose();
});

/** Follows the one connection; the states it went through are kept in `seen`. */
async function connectionState(wanted: Connection['state'], seen: string[] = []): Promise<Connection> {
  for await (const event of await backend.client.connections.watch({})) {
    const [row] =
      event.kind === 'snapshot' ? event.connections : event.kind === 'upsert' ? [event.connection] : [];
    if (row === undefined) continue;
    if (seen.at(-1) !== row.state) seen.push(row.state);
    if (row.state === wanted) return row;
  }
  throw new Error('The connection is gone');
}

const states = () => Object.fromEntries([...list.rows.values()].map(({ name, state }) => [name, state]));

/** The guest's process goes away while nobody is there to notice. */
async function killGuest(name: string) {
  const folder = dirname(dirname(daemon.socket));
  const pid = Number(await readFile(join(folder, 'run/libvirt/qemu', `${name}.pid`), 'utf8'));
  process.kill(pid, 'SIGKILL');
}

it('keeps the rows of a daemon that was killed, and has every one right when it is back', async () => {
  expect(states()).toEqual({ dies: 'running', runs: 'running', 'stays-off': 'off' });

  await daemon.kill();
  const lost = await connectionState('lost');
  expect(lost.failure?.code).toBe('CONNECTION_LOST');
  expect(lost.host).toBeDefined();
  expect(states()).toEqual({ dies: 'running', runs: 'running', 'stays-off': 'off' });
  const runs = list.named('runs')!;
  const [outcome] = await backend.client.guests.act({ guests: [runs], action: 'pause' });
  expect(outcome?.failure?.code).toMatch(/CONNECTION_LOST|DAEMON_ABSENT/);

  await killGuest('dies');
  const seen: string[] = [];
  const back = connectionState('online', seen);
  await daemon.start();
  await back;
  // Online is said only once every row is true again: nothing stale is left to wait for.
  await list.when('dies', ({ state }) => state === 'off');
  expect(states()).toEqual({ dies: 'off', runs: 'running', 'stays-off': 'off' });
  expect(seen.filter(state => state !== 'lost')).toEqual(['online']);
});

it('hears events and can act again afterwards', async () => {
  await tinyDomain(virsh, 'new', { display: 'none' });
  await list.when('new', ({ state }) => state === 'off');
  await virsh('undefine', 'stays-off');
  await list.gone('stays-off');
  const runs = list.named('runs')!;
  expect(await backend.client.guests.act({ guests: [runs], action: 'force-off' })).toEqual([
    { guest: expect.objectContaining({ uuid: runs.uuid }) as unknown },
  ]);
  await list.when('runs', ({ state }) => state === 'off');
});

it('comes back as well after an orderly stop, and several times', async () => {
  for (const _ of [1, 2]) {
    await daemon.stop();
    await connectionState('lost');
    await daemon.start();
    await connectionState('online');
  }
  expect(states()).toEqual({ dies: 'off', new: 'off', runs: 'off' });
});

it('turned off, forgets its guests, and has them again when turned on', async () => {
  await backend.client.connections.disconnect({ id: backend.connection });
  await list.gone('runs');
  expect(list.rows.size).toBe(0);
  await backend.client.connections.retry({ id: backend.connection });
  await list.when('runs');
});
