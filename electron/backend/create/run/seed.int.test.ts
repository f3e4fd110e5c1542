import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { MiB } from '#shared/domain/units.ts';
import { type CreateTests, startCreateTests } from '../../testing/create-tests.ts';

const run = promisify(execFile);

let tests: CreateTests;
beforeAll(async () => {
  tests = await startCreateTests('seed');
});
afterAll(() => tests?.stop());
afterEach(() => tests.clean());

async function filesOf(volume: string): Promise<(name: string) => Promise<unknown>> {
  const target = join(tests.folder, 'seed');
  await rm(target, { recursive: true, force: true });
  const from = ['-read_fs', 'norock', '-osirrox', 'on', '-indev', join(tests.pool.path, volume)];
  await run('xorriso', [...from, '-extract', '/', target]);
  return async name => parse(await readFile(join(target, name), 'utf8'));
}

it('writes what cloud-init is told, for the cards that the guest has, and no secret anywhere else', async () => {
  const image = await tests.bigFile('cloud.raw', MiB);
  const { hash } = await tests.client.create.hashPassword({ password: 'correct horse' });
  const wanted = tests.request({
    source: { kind: 'cloud-image', image, how: 'copy' },
    disks: [{}],
    nics: [{ target: { to: 'user' } }, { target: { to: 'user' }, mac: '52:54:00:aa:bb:cc' }],
    cloudInit: { users: [{ name: 'ada', passwordHash: hash }], commands: ['echo "hello: world"'] },
  });
  const { guest, ended } = await tests.create(wanted);
  expect(ended).toMatchObject({ state: 'done' });
  const read = await filesOf(`${tests.name}-seed.iso`);
  expect(await read('meta-data')).toEqual({ 'instance-id': guest.uuid, 'local-hostname': tests.name });
  expect(await read('user-data')).toMatchObject({
    users: [{ name: 'ada', hashed_passwd: hash }],
    runcmd: ['echo "hello: world"'],
  });
  const xml = await tests.virsh('dumpxml', tests.name);
  const macs = [...xml.matchAll(/<mac address='([^']+)'/g)].map(([, mac]) => mac);
  expect(macs[1]).toBe('52:54:00:aa:bb:cc');
  expect(await read('network-config')).toMatchObject({
    ethernets: { eth0: { match: { macaddress: macs[0] } }, eth1: { match: { macaddress: macs[1] } } },
  });
  expect(JSON.stringify(ended)).not.toContain(hash);
  expect(xml).not.toContain(hash);
});

it('is a medium that can be taken out, and that goes with the guest', async () => {
  const image = await tests.bigFile('cloud.raw', MiB);
  const { guest } = await tests.create({ source: { kind: 'cloud-image', image, how: 'copy' }, disks: [{}] });
  const { disks } = await tests.client.guests.removalPlan({ guest });
  expect(disks.map(({ suggested }) => suggested)).toEqual([true, true]);
  const deleteDisks = disks.map(({ target }) => target);
  await tests.job((await tests.client.guests.remove({ guest, deleteDisks })).job);
  expect(await tests.pool.files()).toEqual([]);
});

it('is taken out of a running guest, now and for good, and deleted', async () => {
  const image = await tests.bigFile('cloud.raw', MiB);
  const source = { kind: 'cloud-image' as const, image, how: 'copy' as const };
  const { guest } = await tests.create({ source, disks: [{}], start: true });
  const seed = `${tests.name}-seed.iso`;
  expect(await tests.pool.files()).toContain(seed);
  await tests.client.guests.takeOutSetup({ guest });
  expect(await tests.virsh('dumpxml', tests.name)).not.toContain(seed);
  expect(await tests.virsh('dumpxml', '--inactive', tests.name)).not.toContain(seed);
  expect(await tests.pool.files()).not.toContain(seed);
  await expect(tests.client.guests.takeOutSetup({ guest })).rejects.toMatchObject({
    data: { code: 'NOT_FOUND' },
  });
});
