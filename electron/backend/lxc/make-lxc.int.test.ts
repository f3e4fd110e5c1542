import { access, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { minimalSystem } from '../../../e2e/host/minimal-system.mjs';
import { MiB } from '#shared/domain/units.ts';
import { BUSYBOX_IMAGE, ensureBusyboxImage } from '../testing/busybox-image.ts';
import { watchedGuests } from '../testing/watched-guests.ts';
import { ENGINE, startLxcTests } from './testing/lxc-tests.ts';

let tests: Awaited<ReturnType<typeof startLxcTests>>;
let list: Awaited<ReturnType<typeof watchedGuests>>;

beforeAll(async () => {
  await ensureBusyboxImage();
  tests = await startLxcTests({ engines: [ENGINE] });
  list = await watchedGuests(tests.client);
});
afterAll(async () => {
  await list?.stop();
  await tests?.stop();
});

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

/** Removes it with all that may go; resolves with the plan of that. */
async function remove(guest: Parameters<typeof tests.console>[0]) {
  const plan = await tests.client.guests.removalPlan({ guest });
  const deleteFiles = plan.files.flatMap(({ id, suggested }) => (suggested ? [id] : []));
  const { job } = await tests.client.guests.remove({ guest, deleteDisks: [], deleteFiles });
  expect(await tests.job(job)).toMatchObject({ state: 'done' });
  return plan;
}

it('makes a container of a tarball, whose root is nobody on the host, and removes it whole', async () => {
  const data = join(tests.folder, 'data');
  await mkdir(data);
  await writeFile(join(data, 'file'), 'from the host\n');
  const { guest, ended } = await tests.make({
    folders: [
      { kind: 'bind', source: data, target: '/srv', readOnly: true },
      { kind: 'ram', size: 4 * MiB, target: '/tmp' },
    ],
    capabilities: { policy: 'default', keep: [], drop: ['chown'] },
  });
  expect([ended.state, ended.failure]).toEqual(['done', undefined]);
  const root = join(tests.folder, 'roots', tests.prefix, 'rootfs');
  expect((await stat(join(root, 'etc/passwd'))).uid).toBe(1_000_000);
  const row = await list.when(
    tests.prefix,
    ({ state, textConsoles }) => state === 'running' && textConsoles[0]?.openable === true,
  );
  expect(row).toMatchObject({ virtualization: 'lxc', textConsoles: [{ alias: 'console0', openable: true }] });

  const terminal = await tests.console(guest);
  terminal.type('id -u; cat /proc/self/uid_map /srv/file; touch /srv/no; mount');
  const said = await terminal.until(/tmpfs on \/tmp/);
  expect(said).toMatch(/0\s+1000000\s+65536/);
  expect(said).toContain('from the host');
  expect(said).toMatch(/touch.*Read-only/);
  terminal.close();

  for await (const { samples } of await tests.client.guests.samples({ guests: [guest], intervalMs: 1000 })) {
    const [sample] = samples;
    if (!sample) continue;
    expect(sample.memoryTotal).toBe(64 * MiB);
    expect(sample.memoryUsed).toBeGreaterThan(0);
    break;
  }

  for await (const { samples } of await tests.client.performance.watch({ guest, intervalMs: 500 })) {
    const [sample] = samples;
    if (!sample) continue;
    expect(sample.memory).toMatchObject({ total: 64 * MiB, host: expect.any(Number) });
    break;
  }

  const plan = await remove(guest);
  expect(plan.files).toMatchObject([{ kind: 'root-folder', path: root, deletable: true }]);
  await list.gone(tests.prefix);
  expect(await isThere(join(tests.folder, 'roots', tests.prefix))).toBe(false);
});

it('makes one of an image of an engine, and leaves no container behind there', async () => {
  const engine = await engineId();
  const before = await tests.client.lxc.image({ engine, image: BUSYBOX_IMAGE });
  expect(before.command).toEqual(['/bin/sh']);
  const { guest, ended } = await tests.make({ root: { kind: 'image', engine, image: BUSYBOX_IMAGE } });
  expect([ended.state, ended.failure]).toEqual(['done', undefined]);
  const terminal = await tests.console(guest);
  terminal.type('echo in-$((40 + 2))');
  await terminal.until(/in-42/);
  terminal.close();
  const left = await tests.client.containers.watch({});
  for await (const event of left) {
    const rows = event.kind === 'remove' ? [] : event.containers;
    expect(rows.filter(({ labels }) => labels['org.innkeeper.export'] !== undefined)).toEqual([]);
    break;
  }
  await remove(guest);
});

it('starts a whole system, whose console asks for a login, and shuts it down', {
  timeout: 240_000,
}, async () => {
  const path = await minimalSystem();
  const { guest, ended } = await tests.make({
    root: { kind: 'tarball', path },
    runs: { kind: 'system', init: '/sbin/init' },
    memory: 256 * MiB,
  });
  expect([ended.state, ended.failure]).toEqual(['done', undefined]);
  const terminal = await tests.console(guest);
  await terminal.until(/login:/);
  await tests.client.guests.act({ guests: [guest], action: 'shutdown' });
  await list.when(tests.prefix, ({ state }) => state === 'off');
  terminal.close();
  await remove(guest);
});

it('uses a folder as it is, and never deletes it', async () => {
  const root = { kind: 'folder', path: tests.tree, how: 'use' };
  const { guest, ended } = await tests.make({ root, firstId: null, start: false });
  expect([ended.state, ended.failure]).toEqual(['done', undefined]);
  const plan = await remove(guest);
  expect(plan.files).toMatchObject([{ kind: 'root-folder', deletable: false, suggested: false }]);
  expect(await isThere(join(tests.tree, 'bin/sh'))).toBe(true);
});

it('keeps a root folder that another container has something of', async () => {
  const { guest } = await tests.make({ start: false });
  const root = join(tests.folder, 'roots', tests.prefix, 'rootfs');
  const other = await tests.make({
    name: `${tests.prefix}-2`,
    start: false,
    folders: [{ kind: 'bind', source: join(root, 'etc'), target: '/srv', readOnly: true }],
  });
  const { files } = await tests.client.guests.removalPlan({ guest });
  expect(files).toMatchObject([{ deletable: false, note: expect.stringContaining(`${tests.prefix}-2`) }]);
  await remove(other.guest);
  await remove(guest);
  expect(await isThere(root)).toBe(false);
});

it.each([
  ['damaged', (file: string) => writeFile(file, 'no archive'.repeat(200)), 'FILE_DAMAGED'],
  ['packed and cut off', (file: string) => writeFile(file, Buffer.from('1f8b0800', 'hex')), 'FILE_DAMAGED'],
])('takes everything back where the tarball is %s', async (_, spoil, code) => {
  const path = join(tests.folder, 'bad.tar');
  await spoil(path);
  const { ended } = await tests.make({ root: { kind: 'tarball', path } });
  expect(ended).toMatchObject({ state: 'failed', failure: { code } });
  expect(await readdir(join(tests.folder, 'roots'))).toEqual([]);
  expect(list.named(tests.prefix)).toBeUndefined();
});

it('takes everything back when it is cancelled', async () => {
  const path = await minimalSystem();
  const request = tests.request({ root: { kind: 'tarball', path }, start: false });
  const { stamp } = await tests.client.lxc.plan(request);
  const { job } = await tests.client.lxc.run({ request, stamp });
  await tests.job(job, ({ transfer }) => (transfer?.done ?? 0) > 0);
  await tests.client.jobs.cancel({ id: job });
  expect(await tests.job(job)).toMatchObject({ state: 'cancelled' });
  expect(await readdir(join(tests.folder, 'roots'))).toEqual([]);
});

async function engineId() {
  for await (const event of await tests.client.engines.watch({})) {
    const rows = event.kind === 'snapshot' ? event.engines : event.kind === 'upsert' ? [event.engine] : [];
    const online = rows.find(({ state }) => state === 'online');
    if (online) return online.id;
  }
  throw new Error('No engine came online.');
}
