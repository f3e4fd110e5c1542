import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConnectionId, Uuid } from '#shared/contract/values.ts';
import { FailureError } from '../failures/fail.ts';
import { silent } from '../testing/silent.ts';
import type { SetupRecord } from './setup.ts';
import { SetupStore } from './setup-store.ts';

const connection = 'system' as ConnectionId;
const record = (id: string, at: number): SetupRecord => ({
  id: id as Uuid,
  connection,
  guest: { uuid: '5f0b2c1e-2d35-4a36-9d6f-0f3f2f8f6a11' as Uuid, name: 'games' },
  title: 'Give a card to “games”',
  way: 'boot',
  devices: [],
  at,
  phase: 'applying',
  steps: [],
  edits: [],
  before: '<domain/>',
  expected: [],
});
const [one, two] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];

describe('the records of set-ups', () => {
  let stateDir: string;
  let store: SetupStore;
  beforeEach(async () => {
    stateDir = await mkdtemp(join(tmpdir(), 'innkeeper-setups-'));
    store = new SetupStore({ stateDir, log: silent });
  });
  afterEach(() => rm(stateDir, { recursive: true }));

  it('are there for the one who comes after a crash, the newest first, and for nobody else', async () => {
    await store.write(record(one, 1));
    await store.write(record(two, 2));
    await store.write({ ...record(one, 1), phase: 'applied' });
    const later = new SetupStore({ stateDir, log: silent });
    expect((await later.list(connection)).map(({ id, phase }) => [id, phase])).toEqual([
      [two, 'applying'],
      [one, 'applied'],
    ]);
    expect(await later.list('other' as ConnectionId)).toEqual([]);
    const folder = join(stateDir, 'passthrough');
    for (const file of await readdir(folder))
      expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600);
  });

  it('leave out what was cut off or is of another version, and keep the rest', async () => {
    await store.write(record(one, 1));
    await writeFile(join(stateDir, 'passthrough', `${two}.json`), '{"version":1,"rec');
    await writeFile(join(stateDir, 'passthrough', 'new.json'), '{"version":99,"record":{}}');
    expect((await store.list(connection)).map(({ id }) => id)).toEqual([one]);
    await store.forget(one as Uuid);
    expect(await store.list(connection)).toEqual([]);
  });

  it('let only one thing be done at a time', () => {
    const release = store.hold(record(one, 1));
    expect(() => store.hold(record(one, 1))).toThrow(FailureError);
    release();
    store.hold(record(one, 1))();
  });
});
