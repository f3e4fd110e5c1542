import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { GuestRef } from '#shared/contract/guests.ts';
import type { SnapshotKind } from '#shared/contract/snapshots.ts';
import { fileDisk, run, type SnapshotTests, startSnapshotTests } from './testing/snapshot-tests.ts';

let tests: SnapshotTests;
beforeAll(async () => {
  tests = await startSnapshotTests('branches');
});
afterAll(() => tests?.stop());
afterEach(() => tests.clean());

const words = { one: 'first', two: 'second', three: 'third', other: 'branch' } as const;
type Name = keyof typeof words;

/** Four snapshots on two branches: one – two – three, and one – other; the guest goes on from `other`. */
async function grow(guest: GuestRef, name: string, kind: SnapshotKind, memory: boolean): Promise<void> {
  const take = async (snapshot: Name) => {
    if (!memory) await tests.start(name);
    await tests.write(guest, name, words[snapshot]);
    if (!memory) await tests.off(name);
    expect(await tests.act(guest, { do: 'create', name: snapshot, kind })).toMatchObject({ state: 'done' });
  };
  if (memory) await tests.start(name);
  for (const snapshot of ['one', 'two', 'three'] as const) await take(snapshot);
  expect(await tests.act(guest, { do: 'revert', snapshot: 'one', keepNow: null })).toMatchObject({
    state: 'done',
  });
  await take('other');
}

async function finds(guest: GuestRef, name: string, snapshot: Name): Promise<void> {
  // oxlint-disable-next-line unicorn/no-thenable -- the contract's name; it is never awaited
  const ended = await tests.act(guest, { do: 'revert', snapshot, keepNow: null, then: 'run' });
  expect(ended).toMatchObject({ state: 'done' });
  await tests.state(name, 'running');
  expect(await tests.read(guest, name)).toBe(words[snapshot]);
}

const ways = [
  ['external, with memory', 'external', true],
  ['external, while it is off', 'external', false],
  ['internal, with memory', 'internal', true],
  ['internal, while it is off', 'internal', false],
] as const;

describe.each(ways)('%s', (_what, kind, memory) => {
  it('returns to each of two branches, and deleting one leaves the others whole', {
    timeout: 600_000,
  }, async () => {
    const { name, guest } = await tests.define(fileDisk(await tests.image('disk.qcow2')));
    await grow(guest, name, kind, memory);
    expect(await tests.tree(guest)).toEqual(['/one', 'one/other *', 'one/two', 'two/three']);
    for (const snapshot of ['three', 'one', 'other', 'two'] as const) await finds(guest, name, snapshot);
    expect(await tests.tree(guest)).toEqual(['/one', 'one/other', 'one/two *', 'two/three']);

    // The one in the middle of a branch, while the guest runs on it; then the one both branches come from.
    expect(await tests.act(guest, { do: 'delete', snapshot: 'two', children: false })).toMatchObject({
      state: 'done',
    });
    expect(await tests.tree(guest)).toEqual(['/one *', 'one/other', 'one/three']);
    expect(await tests.read(guest, name)).toBe(words.two);
    for (const snapshot of ['three', 'other', 'one'] as const) await finds(guest, name, snapshot);
    expect(await tests.act(guest, { do: 'delete', snapshot: 'one', children: false })).toMatchObject({
      state: 'done',
    });
    expect(await tests.read(guest, name)).toBe(words.one);
    for (const snapshot of ['other', 'three'] as const) await finds(guest, name, snapshot);
    expect(await tests.tree(guest)).toEqual(['/other', '/three *']);

    // Every one deleted: no file is left but the guest's, which is as it was.
    for (const snapshot of ['other', 'three'])
      expect(await tests.act(guest, { do: 'delete', snapshot, children: false })).toMatchObject({
        state: 'done',
      });
    expect(await tests.read(guest, name)).toBe(words.three);
    const { chains, snapshots } = await tests.list(guest);
    expect(snapshots).toEqual([]);
    expect((await tests.pool.files()).filter(file => file.endsWith('.mem') || file.endsWith('.fd'))).toEqual(
      [],
    );
    const layers = chains[0]?.layers.map(({ path }) => path) ?? [];
    expect((await tests.pool.files()).map(file => `${tests.pool.path}/${file}`).toSorted()).toEqual(
      layers.toSorted(),
    );
    await tests.off(name);
    for (const path of layers) await run('qemu-img', ['check', '-q', path]);
  });
});
