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

/** Told apart by their first letters. */
const words = { one: 'first', two: 'second', three: 'third', other: 'branch' } as const;
type Name = keyof typeof words;

/** How a word comes to the disk and is found on it: by the guest that runs, or past the one that is off. */
interface Way {
  readonly kind: SnapshotKind;
  readonly runs: boolean;
}

async function write({ runs }: Way, guest: GuestRef, name: string, word: string): Promise<void> {
  if (runs) return await tests.write(guest, name, word);
  await run('qemu-io', ['-c', `write -P ${word.charCodeAt(0)} 0 1M`, await activeFile(guest)]);
}

async function holds({ runs }: Way, guest: GuestRef, name: string, word: string): Promise<void> {
  if (runs) expect(await tests.read(guest, name)).toBe(word);
  // It ends with an error when it reads anything else.
  else await run('qemu-io', ['-r', '-c', `read -P ${word.charCodeAt(0)} 0 1M`, await activeFile(guest)]);
}

const activeFile = async (guest: GuestRef) => (await tests.list(guest)).chains[0]?.layers[0]?.path ?? '';

/** Four snapshots on two branches: one – two – three, and one – other; the guest goes on from `other`. */
async function grow(way: Way, guest: GuestRef, name: string): Promise<void> {
  const take = async (snapshot: Name) => {
    await write(way, guest, name, words[snapshot]);
    const taken = await tests.act(guest, { do: 'create', name: snapshot, kind: way.kind });
    expect(taken).toMatchObject({ state: 'done' });
  };
  if (way.runs) await tests.start(name);
  for (const snapshot of ['one', 'two', 'three'] as const) await take(snapshot);
  const back = await tests.act(guest, { do: 'revert', snapshot: 'one', keepNow: null });
  expect(back).toMatchObject({ state: 'done' });
  await take('other');
}

async function finds(way: Way, guest: GuestRef, name: string, snapshot: Name): Promise<void> {
  const ended = await tests.act(guest, { do: 'revert', snapshot, keepNow: null });
  expect(ended).toMatchObject({ state: 'done' });
  await tests.state(name, way.runs ? 'running' : 'off');
  await holds(way, guest, name, words[snapshot]);
}

const ways = [
  ['external, with memory', 'external', true],
  ['external, while it is off', 'external', false],
  ['internal, with memory', 'internal', true],
  ['internal, while it is off', 'internal', false],
] as const;

describe.each(ways)('%s', (_what, kind, runs) => {
  const way: Way = { kind, runs };

  it('returns to each of two branches, and deleting one leaves the others whole', {
    timeout: 240_000,
  }, async () => {
    const { name, guest } = await tests.define(fileDisk(await tests.image('disk.qcow2')));
    await grow(way, guest, name);
    expect(await tests.tree(guest)).toEqual(['/one', 'one/other *', 'one/two', 'two/three']);
    for (const snapshot of ['three', 'one', 'other', 'two'] as const) await finds(way, guest, name, snapshot);
    expect(await tests.tree(guest)).toEqual(['/one', 'one/other', 'one/two *', 'two/three']);

    // The one in the middle of a branch, that the guest goes on from; then the one both branches come from.
    expect(await tests.act(guest, { do: 'delete', snapshot: 'two', children: false })).toMatchObject({
      state: 'done',
    });
    expect(await tests.tree(guest)).toEqual(['/one *', 'one/other', 'one/three']);
    await holds(way, guest, name, words.two);
    for (const snapshot of ['three', 'other', 'one'] as const) await finds(way, guest, name, snapshot);
    expect(await tests.act(guest, { do: 'delete', snapshot: 'one', children: false })).toMatchObject({
      state: 'done',
    });
    await holds(way, guest, name, words.one);
    for (const snapshot of ['other', 'three'] as const) await finds(way, guest, name, snapshot);
    expect(await tests.tree(guest)).toEqual(['/other', '/three *']);

    // Every one deleted: no file is left but the guest's, which is as it was.
    for (const snapshot of ['other', 'three'])
      expect(await tests.act(guest, { do: 'delete', snapshot, children: false })).toMatchObject({
        state: 'done',
      });
    await holds(way, guest, name, words.three);
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
