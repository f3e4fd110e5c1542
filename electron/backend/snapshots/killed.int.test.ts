import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { GuestRef } from '#shared/contract/guests.ts';
import type { SnapshotAction } from '#shared/contract/snapshots.ts';
import { buildDoomed, type Doomed } from '../testing/kill-midway.ts';
import { fileDisk, run, type SnapshotTests, startSnapshotTests } from './testing/snapshot-tests.ts';

const URI = 'qemu:///system';

let doomed: Doomed;
let tests: SnapshotTests;
beforeAll(async () => {
  doomed = await buildDoomed();
  tests = await startSnapshotTests('killed', URI);
});
afterAll(async () => {
  await tests?.stop();
  await doomed?.remove();
});
afterEach(() => tests.clean());

const killedAt = (guest: GuestRef, action: SnapshotAction, step: RegExp) =>
  doomed.killedAt({ uri: URI, stateDir: tests.stateDir }, guest.uuid, ['snapshots', action], step);

const unfinished = async (guest: GuestRef) => (await tests.client.unfinished.list({ guest })).unfinished;

async function settle(guest: GuestRef, way: string): Promise<void> {
  const [left] = await unfinished(guest);
  const { job } = await tests.client.unfinished.settle({ id: left?.id ?? '', way });
  expect(await tests.job(job ?? '')).toMatchObject({ state: 'done' });
  await expect.poll(() => unfinished(guest)).toEqual([]);
}

/** Off, with a word on its disk before each of three external snapshots: `a`, `b`, `c`. */
async function threeLayers() {
  const path = await tests.image('disk.qcow2');
  const { name, guest } = await tests.define(fileDisk(path));
  for (const word of ['a', 'b', 'c']) {
    await put(guest, word);
    expect(await tests.act(guest, { do: 'create', name: word, kind: 'external' })).toMatchObject({
      state: 'done',
    });
  }
  await put(guest, 'd');
  return { name, guest };
}

const top = async (guest: GuestRef) => (await tests.list(guest)).chains[0]?.layers[0]?.path ?? '';
const put = async (guest: GuestRef, word: string) =>
  run('qemu-io', ['-c', `write -P ${word.charCodeAt(0)} 0 8M`, await top(guest)]);
/** Fails when the disk does not hold the word. */
const holds = async (path: string, word: string) =>
  run('qemu-io', ['-r', '-U', '-c', `read -P ${word.charCodeAt(0)} 0 8M`, path]).then(({ stdout }) =>
    expect(stdout).not.toContain('failed'),
  );

describe('killed in the middle', () => {
  it('of a deletion: every state is whole, and it can be finished', async () => {
    const { guest } = await threeLayers();
    await killedAt(guest, { do: 'delete', snapshot: 'b', children: false }, /Merge/);
    const [left] = await unfinished(guest);
    expect(left).toMatchObject({
      title: expect.stringContaining('“b”'),
      ways: [{ id: 'finish' }, { id: 'forget' }],
    });
    await holds(await top(guest), 'd');
    await settle(guest, 'finish');
    expect(await tests.tree(guest)).toEqual(['/a', 'a/c *']);
    await holds(await top(guest), 'd');
    for (const word of ['a', 'c'] as const) {
      expect(await tests.act(guest, { do: 'revert', snapshot: word, keepNow: null })).toMatchObject({
        state: 'done',
      });
      await holds(await top(guest), word);
    }
  });

  it('of a deletion while the guest runs: it goes on, and it can be finished', async () => {
    const { name, guest } = await threeLayers();
    await tests.start(name);
    await killedAt(guest, { do: 'delete', snapshot: 'c', children: false }, /Merge/);
    expect(await tests.virsh('domstate', name)).toBe('running');
    await settle(guest, 'finish');
    expect(await tests.tree(guest)).toEqual(['/a', 'a/b *']);
    const { chains } = await tests.list(guest);
    expect(chains[0]).not.toHaveProperty('job');
    expect(chains[0]?.layers).toHaveLength(3);
    await holds(await top(guest), 'd');
  });

  it('of a return: what the guest was is still there, or it can be finished', async () => {
    const { guest } = await threeLayers();
    await killedAt(guest, { do: 'revert', snapshot: 'a', keepNow: 'now' }, /Put the settings back/);
    const [left] = await unfinished(guest);
    expect(left?.found.join(' ')).toContain('“now”');
    const way = left?.ways[0]?.id ?? '';
    if (way !== 'forget') await settle(guest, way);
    expect(await tests.act(guest, { do: 'revert', snapshot: 'now', keepNow: null })).toMatchObject({
      state: 'done',
    });
    await holds(await top(guest), 'd');
    expect(await tests.act(guest, { do: 'revert', snapshot: 'a', keepNow: null })).toMatchObject({
      state: 'done',
    });
    await holds(await top(guest), 'a');
  });

  it('of taking one with memory: it is there, or nothing of it', async () => {
    const { name, guest } = await tests.define(fileDisk(await tests.image('disk.qcow2')));
    await tests.start(name);
    await killedAt(guest, { do: 'create', name: 'one', kind: 'external', memory: true }, /Take the snapshot/);
    const [left] = await unfinished(guest);
    const { snapshots } = await tests.list(guest);
    if (left) expect(left.found[0]).toContain(snapshots.length > 0 ? 'finished it' : 'was not taken');
    if (left?.ways[0]?.id === 'clean') await settle(guest, 'clean');
    const expected = snapshots.length > 0 ? 3 : 1;
    expect(await tests.pool.files()).toHaveLength(expected);
    expect(await tests.virsh('domstate', name)).toBe('running');
  });

  it('of an export: the half copy is found, and can be deleted', async () => {
    const { guest } = await threeLayers();
    const before = await tests.pool.files();
    await killedAt(guest, { do: 'export', snapshot: 'c', name: `${tests.prefix}-copy` }, /Copy vda/);
    const [left] = await unfinished(guest);
    if (left) await settle(guest, 'clean');
    expect(await tests.pool.files()).toEqual(before);
  });
});
