import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { MiB } from '#shared/domain/units.ts';
import { type CreateTests, startCreateTests } from '../testing/create-tests.ts';

let tests: CreateTests;
beforeAll(async () => {
  tests = await startCreateTests('create');
});
afterAll(() => tests?.stop());
afterEach(() => tests.clean());

it('makes the disk, defines and starts it, and removal leaves nothing', async () => {
  const { client, job, virsh, name, pool, guests } = tests;
  const { guest, ended } = await tests.create({ start: true });
  expect(ended).toMatchObject({ state: 'done', progress: 1 });
  expect(await virsh('domstate', name)).toBe('running');
  expect(await virsh('domuuid', name)).toBe(guest.uuid);
  expect(await pool.files()).toEqual([`${name}.qcow2`]);

  const plan = await client.guests.removalPlan({ guest });
  expect(plan).toMatchObject({
    running: true,
    disks: [{ target: 'vda', capacity: 64 * MiB, suggested: true, deletable: true }],
  });
  const removal = await client.guests.remove({ guest, deleteDisks: ['vda'] });
  expect(await job(removal.job)).toMatchObject({ state: 'done' });
  expect(await guests()).toEqual([]);
  expect(await pool.files()).toEqual([]);
});

it('with UEFI and a TPM, whose files go with it too', async () => {
  const { client, job, guests } = tests;
  const { guest, ended } = await tests.create({ firmware: 'uefi', extras: { tpm: true }, start: true });
  expect(ended).toMatchObject({ state: 'done' });
  const { files } = await client.guests.removalPlan({ guest });
  expect(files.map(({ kind }) => kind).toSorted((a, b) => a.localeCompare(b))).toEqual(['nvram', 'tpm']);
  await job((await client.guests.remove({ guest, deleteDisks: ['vda'] })).job);
  expect(await guests()).toEqual([]);
});

it('starts it with the host when asked', async () => {
  await tests.create({ autostart: true });
  expect(await tests.virsh('dominfo', tests.name)).toMatch(/Autostart: +enable/);
});

it('tells of its steps in the words of the plan', async () => {
  const wanted = tests.request({ start: true });
  const { steps } = await tests.client.create.plan(wanted);
  const { ended } = await tests.create({ start: true });
  expect(ended.log.map(line => line.text)).toEqual(steps.map(step => step.title));
});
