import { execFile, execFileSync } from 'node:child_process';
import { readdirSync, statSync, watch } from 'node:fs';
import { mkdtemp, readdir, rm, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CarryAction } from '#shared/contract/carry.ts';
import type { GuestRef } from '#shared/contract/guests.ts';
import { MiB } from '#shared/domain/units.ts';
import { type PrivateLibvirtd, startPrivateLibvirtd } from '../../../e2e/host/private-libvirtd.mjs';
import { buildDoomed, type Doomed } from '../testing/kill-midway.ts';
import { type CarryTests, startCarryTests } from './testing/carry-tests.ts';

const run = promisify(execFile);
const ROOM = 512 * MiB;

let doomed: Doomed;
let small: string;
let daemon: PrivateLibvirtd;
let tests: CarryTests;
let pool: string;
beforeAll(async () => {
  doomed = await buildDoomed();
  small = await mkdtemp(join(tmpdir(), 'innkeeper-small-'));
  // Before the daemon: what is mounted later it does not see.
  await run('mount', ['-t', 'tmpfs', '-o', `size=${ROOM},mode=755`, 'tmpfs', small]);
  daemon = await startPrivateLibvirtd();
  tests = await startCarryTests(daemon.uri);
  pool = `${tests.name}-small`;
  await tests.virsh('pool-create-as', pool, 'dir', '--target', small);
});
afterAll(async () => {
  await tests?.virsh('pool-destroy', pool);
  await tests?.stop();
  await daemon?.dispose();
  // What the killed one had started may still be at its file.
  await run('umount', ['--lazy', small]);
  await rmdir(small);
  await doomed?.remove();
});
afterEach(async () => {
  for (const file of await readdir(small)) await rm(join(small, file), { recursive: true });
  await tests.virsh('pool-refresh', pool);
  await tests.clean();
});

const copy = () =>
  ({ do: 'clone', name: `${tests.name}-copy`, how: 'full', start: false, pool }) satisfies CarryAction;
const ova = () =>
  ({ do: 'export', as: 'ova', to: join(small, 'web.ova'), replace: false }) satisfies CarryAction;
const folder = () =>
  ({ do: 'export', as: 'folder', to: join(small, 'web'), replace: false }) satisfies CarryAction;
const unfinished = async (guest: GuestRef) => (await tests.client.unfinished.list({ guest })).unfinished;

describe('where the room ends', () => {
  it.each([
    ['a copy', copy],
    ['an archive', ova],
    ['a folder', folder],
  ])('it is told before %s is begun', async (_, action) => {
    const guest = await tests.guestWithDisk(tests.name, 'raw', 600 * MiB);
    const { problems, space } = await tests.plan(guest, action());
    expect(problems.map(({ failure }) => failure.code)).toEqual(['NO_SPACE']);
    expect(space[0]?.needed).toBeGreaterThan(space[0]?.free ?? 0);
  });

  it.each([
    ['a copy', copy],
    ['an archive', ova],
    ['a folder', folder],
  ])('in the middle, nothing is left of %s', async (_, action) => {
    const guest = await tests.guestWithDisk(tests.name, 'raw', 200 * MiB);
    const job = await tests.begin(guest, action());
    // At once, before the job has had a turn: what is left is less than the disk.
    execFileSync('fallocate', ['-l', String(400 * MiB), join(small, 'taken')]);
    expect(await tests.job(job)).toMatchObject({ state: 'failed', failure: { code: 'NO_SPACE' } });
    expect(await readdir(small)).toEqual(['taken']);
    expect(await tests.guests()).toEqual([tests.name]);
    expect(await unfinished(guest)).toEqual([]);
  });
});

/** A file system is tried out with an empty file, which goes again by itself. */
function holdsSomething(): boolean {
  const found = readdirSync(small).map(name => statSync(join(small, name), { throwIfNoEntry: false }));
  return found.some(each => each !== undefined && (each.isDirectory() || each.size > 0));
}

const killedAt = (guest: GuestRef, action: CarryAction, at: RegExp | 'file') =>
  doomed.killedAt(
    { uri: daemon.uri, stateDir: tests.stateDir },
    guest.uuid,
    ['carry', action],
    at === 'file' ? whenFileAppears : at,
  );

function whenFileAppears(kill: () => void) {
  const watching = watch(small, () => holdsSomething() && kill());
  return () => watching.close();
}

describe('killed in the middle', () => {
  it.each([
    ['a copy', copy],
    ['an archive', ova],
    ['a folder', folder],
  ])('of %s: what is left is found, told and can be taken away', async (_, action) => {
    const guest = await tests.guestWithDisk(tests.name, 'raw', 200 * MiB);
    await killedAt(guest, action(), 'file');
    const [left] = await unfinished(guest);
    expect(left?.found.join(' ')).toContain('nothing is lost');
    const { job } = await tests.client.unfinished.settle({ id: left?.id ?? '', way: 'remove' });
    expect(await tests.job(job ?? '')).toMatchObject({ state: 'done' });
    await expect.poll(() => unfinished(guest)).toEqual([]);
    expect(await readdir(small)).toEqual([]);
    expect(await tests.guests()).toEqual([tests.name]);
  });

  it('of a linked copy: the original starts, and what it stands on is never offered', async () => {
    const guest = await tests.guestWithDisk(tests.name, 'qcow2');
    const { pool: _, ...linked } = { ...copy(), how: 'linked' as const };
    await killedAt(guest, linked, /go on in layers/);
    for (const { id } of await unfinished(guest)) {
      const { job } = await tests.client.unfinished.settle({ id, way: 'remove' });
      expect(await tests.job(job ?? '')).toMatchObject({ state: 'done' });
    }
    await tests.virsh('start', tests.name);
  });
});
