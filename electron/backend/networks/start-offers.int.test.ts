import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SnapshotAction } from '#shared/contract/snapshots.ts';
import { type CarryTests, startCarryTests } from '../carry/testing/carry-tests.ts';

/** 198.18.0.0/15 is for tests of networks: RFC 2544. */
const SUBNET = `198.19.${process.pid % 250}`;
const NAME = `innkeeper-test-offer-${process.pid}`;

let tests: CarryTests;
beforeAll(async () => {
  tests = await startCarryTests();
});
afterAll(() => tests?.stop());
beforeEach(async () => {
  const file = join(tests.folder, 'network.xml');
  await writeFile(
    file,
    `<network><name>${NAME}</name><bridge/><ip address='${SUBNET}.1' prefix='24'/></network>`,
  );
  await tests.virsh('net-define', file);
});
afterEach(async () => {
  await tests.clean();
  await tests.virsh('net-destroy', NAME).catch(() => undefined);
  await tests.virsh('net-undefine', NAME);
});

/** A guest with a disk and a card in the network that is off. */
async function guest() {
  const made = await tests.guestWithDisk(tests.name, 'qcow2');
  await tests.virsh('attach-interface', tests.name, 'network', NAME, '--config', '--model', 'virtio');
  return made;
}

async function bringUp(): Promise<void> {
  const { job } = await tests.client.networks.bringUp({
    connection: tests.connection,
    networks: [{ name: NAME, make: false }],
    autostart: false,
  });
  expect(await tests.job(job)).toMatchObject({ state: 'done' });
}

const lacks = (field: string) => [
  { field, failure: { code: 'NETWORK_INACTIVE', params: { network: NAME } } },
];
const state = (name: string) => tests.virsh('domstate', name);

describe('a network that is off stands in the way before anything is done', () => {
  it('of a clone that is to start, and of no other', async () => {
    const original = await guest();
    const action = { do: 'clone', name: `${tests.name}-b`, how: 'full', start: true } as const;
    expect((await tests.plan(original, { ...action, start: false })).problems).toEqual([]);
    expect((await tests.plan(original, action)).problems).toEqual(lacks('start'));
    await bringUp();
    expect(await tests.carry(original, action)).toMatchObject({ state: 'done' });
    expect(await state(action.name)).toBe('running');
  });

  it('of an exported folder that is to start', async () => {
    const original = await guest();
    const folder = join(tests.folder, `exported-${Date.now()}`);
    expect(
      await tests.carry(original, { do: 'export', to: folder, as: 'folder', replace: false }),
    ).toMatchObject({
      state: 'done',
    });
    const wanted = { connection: tests.connection, folder, name: `${tests.name}-c`, pool: tests.name };
    const plan = (start: boolean) => tests.client.carry.planImport({ ...wanted, start });
    expect((await plan(false)).problems).toEqual([]);
    expect((await plan(true)).problems).toEqual(lacks('start'));
    await bringUp();
    const { stamp } = await plan(true);
    const { job } = await tests.client.carry.runImport({ ...wanted, start: true, stamp });
    expect(await tests.job(job)).toMatchObject({ state: 'done' });
    expect(await state(wanted.name)).toBe('running');
  });

  it('of a return to a snapshot that ran', async () => {
    const original = await guest();
    const { snapshots } = tests.client;
    const plan = (action: SnapshotAction) => snapshots.plan({ guest: original, action });
    await bringUp();
    await tests.start(original);
    await tests.virsh('snapshot-create-as', tests.name, 'ran');
    await tests.virsh('destroy', tests.name);
    await tests.virsh('net-destroy', NAME);
    // oxlint-disable-next-line unicorn/no-thenable -- the contract's name; it is never awaited
    const back = { do: 'revert', snapshot: 'ran', keepNow: null, then: 'run' } as const;
    // oxlint-disable-next-line unicorn/no-thenable -- as above
    expect((await plan({ ...back, then: 'off' })).problems).toEqual([]);
    expect((await plan(back)).problems).toEqual(lacks('then'));
    await bringUp();
    const { stamp } = await plan(back);
    const { job } = await snapshots.run({ guest: original, action: back, stamp });
    expect(await tests.job(job)).toMatchObject({ state: 'done' });
    expect(await state(tests.name)).toBe('running');
  });
});

it('a job whose network went off before its last step says which, and leaves the guest to be started', async () => {
  const original = await guest();
  await bringUp();
  const name = `${tests.name}-late`;
  const job = await tests.begin(original, { do: 'clone', name, how: 'full', start: true });
  await tests.virsh('net-destroy', NAME);
  const ended = await tests.job(job);
  expect(ended).toMatchObject({ failure: { code: 'NETWORK_INACTIVE', params: { network: NAME } } });
  await bringUp();
  const made = await tests.refOf(name);
  expect(await tests.client.guests.act({ guests: [made], action: 'start' })).toEqual([{ guest: made }]);
  expect(await state(name)).toBe('running');
});
