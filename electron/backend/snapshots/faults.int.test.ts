import { readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDefinedError } from '@orpc/client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { GuestRef } from '#shared/contract/guests.ts';
import type { Failure } from '#shared/contract/failure.ts';
import { MiB } from '#shared/domain/units.ts';
import { type PrivateLibvirtd, startPrivateLibvirtd } from '../../../e2e/host/private-libvirtd.mjs';
import { startSmallFolder } from '../testing/small-folder.ts';
import { fileDisk, run, type SnapshotTests, startSnapshotTests } from './testing/snapshot-tests.ts';

let small: Awaited<ReturnType<typeof startSmallFolder>>;
let daemon: PrivateLibvirtd;
let tests: SnapshotTests;
beforeAll(async () => {
  // Before the daemon: what is mounted later it does not see.
  small = await startSmallFolder(64 * MiB);
  daemon = await startPrivateLibvirtd();
  tests = await startSnapshotTests('faults', daemon.uri);
});
afterAll(async () => {
  await tests?.stop();
  await daemon?.dispose();
  await small?.remove();
});
afterEach(() => tests.clean());

const external = (name: string) => ({ do: 'create', name, kind: 'external' }) as const;
const top = async (guest: GuestRef) => (await tests.list(guest)).chains[0]?.layers[0]?.path ?? '';
const put = (path: string, pattern: number, size = '4M') =>
  run('qemu-io', ['-c', `write -P ${pattern} 0 ${size}`, path]);
const holds = async (path: string, pattern: number) =>
  expect((await run('qemu-io', ['-r', '-U', '-c', `read -P ${pattern} 0 4M`, path])).stdout).not.toContain(
    'failed',
  );
const code = (asked: Promise<unknown>) =>
  asked.then(
    () => 'done',
    (error: unknown) => (isDefinedError(error as never) ? (error as { data: Failure }).data.code : error),
  );

/** Off, with one snapshot of a disk of pattern 1, on a layer of pattern 2. */
async function layered(folder = tests.pool.path, size = '4M') {
  const path = join(folder, 'disk.qcow2');
  await run('qemu-img', ['create', '-q', '-f', 'qcow2', path, '64M']);
  await put(path, 1);
  const { name, guest } = await tests.define(fileDisk(path));
  expect(await tests.act(guest, external('one'))).toMatchObject({ state: 'done' });
  await put(await top(guest), 2, size);
  return { name, guest, path };
}

describe('a snapshot', () => {
  it('whose file is gone says so, and is neither returned to nor merged', async () => {
    const { guest, path } = await layered();
    await rename(path, `${path}.away`);
    const { snapshots, chains } = await tests.list(guest);
    expect(snapshots[0]?.problems).toMatchObject([{ code: 'BACKING_FILE_MISSING', params: { path } }]);
    expect(chains[0]?.layers.map(({ missing }) => missing)).toEqual([false, true]);
    expect(await code(tests.act(guest, { do: 'revert', snapshot: 'one', keepNow: null }))).toBe(
      'BACKING_FILE_MISSING',
    );
    expect(await code(tests.act(guest, external('two')))).toBe('BACKING_FILE_MISSING');
    await rename(`${path}.away`, path);
    expect(await tests.act(guest, { do: 'revert', snapshot: 'one', keepNow: null })).toMatchObject({
      state: 'done',
    });
    await holds(await top(guest), 1);
  });

  it('stands on a file that was moved after a rebase, and on no other', async () => {
    const { guest, path } = await layered();
    const moved = `${path}.moved`;
    const other = await tests.image('other.qcow2');
    const layer = await top(guest);
    const rebase = (onto: string) => tests.act(guest, { do: 'rebase', disk: 'vda', layer, onto });
    expect(await code(rebase(other))).toBe('UNSUPPORTED');
    await rename(path, moved);
    expect(await rebase(moved)).toMatchObject({ state: 'done' });
    await holds(layer, 2);
    expect((await tests.list(guest)).chains[0]?.layers[1]?.path).toBe(moved);
  });

  it('is not done when anything changed since it was shown', async () => {
    const { name, guest } = await layered();
    const action = { do: 'delete', snapshot: 'one', children: false } as const;
    const { stamp } = await tests.plan(guest, action);
    await tests.virsh('snapshot-create-as', name, 'theirs', '--disk-only');
    expect(await code(tests.client.snapshots.run({ guest, action, stamp }))).toBe('CONFLICT');
    expect((await tests.list(guest)).snapshots).toHaveLength(2);
  });

  it('is not deleted with its file when another guest stands on that', async () => {
    const { guest, path } = await layered();
    const clone = join(tests.pool.path, 'clone.qcow2');
    await run('qemu-img', ['create', '-q', '-f', 'qcow2', '-F', 'qcow2', '-b', path, clone]);
    const other = await tests.define(fileDisk(clone));
    expect((await tests.list(guest)).chains[0]?.layers[1]?.usedBy).toContain(clone);
    const ended = await tests.act(guest, { do: 'delete', snapshot: 'one', children: false });
    expect(ended).toMatchObject({ state: 'done' });
    await holds(clone, 1);
    await holds(await top(guest), 2);
    await tests.start(other.name);
  });
});

describe('no room', () => {
  it.each(['off', 'running'])(
    'in the middle of a merge while the guest is %s loses nothing, and it can be finished',
    async state => {
      const { name, guest } = await layered(small.path, '20M');
      if (state === 'running') await tests.start(name);
      const filler = join(small.path, 'filler');
      await run('dd', ['if=/dev/zero', `of=${filler}`, 'bs=1M', 'count=100']).catch(() => undefined);
      const { size } = await stat(filler);
      await truncate(filler, size - 6 * MiB);
      const action = { do: 'delete', snapshot: 'one', children: false } as const;
      expect((await tests.plan(guest, action)).warnings[0]?.text).toContain('room');
      expect(await tests.act(guest, action)).toMatchObject({
        state: 'failed',
        failure: { code: 'NO_SPACE' },
      });
      await holds(await top(guest), 2);
      await rm(filler);
      // Told until it is finished, by whatever way.
      const told = async () => (await tests.client.unfinished.list({ guest })).unfinished;
      expect(await told()).toMatchObject([{ ways: [{ id: 'finish' }, { id: 'forget' }] }]);
      const layers = (await tests.list(guest)).chains[0]?.layers ?? [];
      expect(layers).toHaveLength(2);
      const base = layers[1]?.path ?? '';
      const ended = await tests.act(guest, { do: 'commit', disk: 'vda', base });
      expect(ended.failure).toBeUndefined();
      expect(await told()).toEqual([]);
      expect((await tests.list(guest)).chains[0]?.layers.map(({ path }) => path)).toEqual([base]);
      await holds(base, 2);
      await tests.off(name);
      await rm(base);
    },
  );
});

describe('the guest stops in the middle', () => {
  it('of a merge: its disk holds what it held', async () => {
    const { name, guest } = await layered(tests.pool.path, '48M');
    await tests.start(name);
    const job = await tests.begin(guest, { do: 'delete', snapshot: 'one', children: false });
    await tests.job(job, ({ step }) => step?.startsWith('Merge') === true);
    await tests.virsh('destroy', name);
    const ended = await tests.job(job);
    await holds(await top(guest), 2);
    // It may have been quicker.
    if (ended.state === 'failed') expect(ended.failure?.code).toBe('STATE_INVALID');
  });
});

describe('a guest with UEFI', () => {
  it('has its variables put back, which libvirt itself leaves as they are', async () => {
    const { name, guest } = await tests.define(fileDisk(await tests.image('disk.qcow2')), true);
    await tests.start(name);
    await tests.off(name);
    // The daemon's own /var/lib/libvirt is a folder of the test's.
    const nvram = join(daemon.socket, '../../var/lib/libvirt/qemu/nvram', `${name}_VARS.fd`);
    const before = await readFile(nvram);
    for (const kind of ['external', 'internal'] as const) {
      expect(await tests.act(guest, { do: 'create', name: kind, kind })).toMatchObject({ state: 'done' });
      const changed = Buffer.from(before);
      changed.write('changed', 4096);
      await writeFile(nvram, changed);
      expect(await tests.act(guest, { do: 'revert', snapshot: kind, keepNow: null })).toMatchObject({
        state: 'done',
      });
      expect((await readFile(nvram)).equals(before)).toBe(true);
    }
  });
});

it('kinds that are mixed damage nothing: the inner one is only exported', async () => {
  const path = await tests.image('disk.qcow2');
  await put(path, 1);
  const { guest } = await tests.define(fileDisk(path));
  expect(await tests.act(guest, { do: 'create', name: 'in,ner', kind: 'internal' })).toMatchObject({
    state: 'done',
  });
  await put(path, 2);
  const mixed = await tests.plan(guest, external('outer'));
  expect(mixed.warnings[0]?.text).toContain('internal snapshots');
  expect(await tests.act(guest, external('outer'))).toMatchObject({ state: 'done' });
  await put(await top(guest), 3);
  expect(await code(tests.act(guest, { do: 'revert', snapshot: 'in,ner', keepNow: null }))).toBe(
    'UNSUPPORTED',
  );
  const name = `${tests.prefix}-out`;
  expect(await tests.act(guest, { do: 'export', snapshot: 'in,ner', name })).toMatchObject({ state: 'done' });
  await holds(join(tests.pool.path, `${name}-vda.qcow2`), 1);
  expect(await tests.act(guest, { do: 'delete', snapshot: 'in,ner', children: false })).toMatchObject({
    state: 'done',
  });
  await holds(path, 2);
  await holds(await top(guest), 3);
  expect(await tests.tree(guest)).toEqual(['/outer *']);
});

it('one is renamed and described with its children, its picture and its place', async () => {
  const { guest } = await layered();
  expect(await tests.act(guest, external('two'))).toMatchObject({ state: 'done' });
  const edit = { do: 'edit', snapshot: 'one', name: 'first & best', description: 'a <note>' } as const;
  expect(await tests.act(guest, edit)).toMatchObject({ state: 'done' });
  expect(await tests.tree(guest)).toEqual(['/first & best', 'first & best/two *']);
  expect((await tests.list(guest)).snapshots.find(({ name }) => name === edit.name)).toMatchObject({
    description: 'a <note>',
  });
  expect(await tests.act(guest, { do: 'revert', snapshot: 'first & best', keepNow: null })).toMatchObject({
    state: 'done',
  });
  await holds(await top(guest), 1);
});

it('an external one becomes a guest of its own that starts', async () => {
  const { guest } = await layered();
  const name = `${tests.prefix}-made`;
  expect(await tests.act(guest, { do: 'export', snapshot: 'one', name })).toMatchObject({ state: 'done' });
  await holds(join(tests.pool.path, `${name}-vda.qcow2`), 1);
  await tests.start(name);
  expect(await tests.virsh('domuuid', name)).not.toBe(guest.uuid);
});

describe('returning that fails at its end', () => {
  it('has the guest go on with its memory as before', async () => {
    const path = await tests.image('disk.qcow2');
    const { name, guest } = await tests.define(fileDisk(path));
    await tests.start(name);
    await tests.write(guest, name, 'early');
    const taken = { do: 'create', name: 'one', kind: 'external', memory: true } as const;
    const { space } = await tests.plan(guest, taken);
    expect(await tests.act(guest, taken)).toMatchObject({ state: 'done' });
    const { snapshots } = await tests.list(guest);
    expect(space).toMatchObject([{ place: tests.pool.path, atMost: true }]);
    expect(space[0]?.needed).toBeGreaterThan(snapshots[0]?.memoryFile?.size ?? Infinity);
    expect(snapshots).toMatchObject([{ pictured: true, memory: 'external', state: 'running' }]);
    const picture = await tests.client.snapshots.thumbnail({ guest, snapshot: 'one' });
    expect(
      Buffer.from(await picture.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    await tests.write(guest, name, 'late');
    const memory = snapshots[0]?.memoryFile?.path ?? '';
    await truncate(memory, 100_000);
    const ended = await tests.act(guest, { do: 'revert', snapshot: 'one', keepNow: 'kept' });
    expect(ended).toMatchObject({ state: 'failed' });
    expect(ended.failure?.params).not.toHaveProperty('leftBehind');
    await tests.state(name, 'running');
    expect(await tests.read(guest, name)).toBe('late');
    expect(await tests.tree(guest)).toEqual(['/one', 'one/kept *']);
  });
});

describe.each(['off', 'running'])('a raw disk, %s', state => {
  it('goes on in a qcow2 layer, is returned to, and takes the layer in again', async () => {
    const path = await tests.image('disk.img', '64M', 'raw');
    await run('qemu-io', ['-f', 'raw', '-c', 'write -P 1 0 4M', path]);
    const { name, guest } = await tests.define(fileDisk(path, 'vda', 'raw'));
    expect((await tests.list(guest)).support).toMatchObject({
      internal: { possible: false },
      suggested: 'external',
    });
    expect(await tests.act(guest, { do: 'create', name: 'one' })).toMatchObject({ state: 'done' });
    await put(await top(guest), 2);
    expect(await tests.act(guest, { do: 'revert', snapshot: 'one', keepNow: 'two' })).toMatchObject({
      state: 'done',
    });
    await holds(await top(guest), 1);
    await put(await top(guest), 3);
    if (state === 'running') await tests.start(name);
    for (const snapshot of ['two', 'one'])
      expect(await tests.act(guest, { do: 'delete', snapshot, children: false })).toMatchObject({
        state: 'done',
      });
    const { chains } = await tests.list(guest);
    expect(chains[0]?.layers).toMatchObject([{ path, format: 'raw' }]);
    await tests.off(name);
    expect((await run('qemu-io', ['-r', '-f', 'raw', '-c', 'read -P 3 0 4M', path])).stdout).not.toContain(
      'failed',
    );
    expect(await tests.pool.files()).toEqual(['disk.img']);
    await tests.start(name);
  });
});

it.each(['off', 'running'])('what is below is copied up while the guest is %s', async state => {
  const { name, guest, path } = await layered();
  if (state === 'running') await tests.start(name);
  const layer = await top(guest);
  expect(await tests.act(guest, { do: 'pull', disk: 'vda' })).toMatchObject({ state: 'done' });
  expect((await tests.list(guest)).chains[0]?.layers.map(each => each.path)).toEqual([layer]);
  await holds(layer, 2);
  await holds(path, 1);
});

it('all that came of one is deleted, and what the guest is now stays', async () => {
  const { guest, path } = await layered();
  expect(await tests.act(guest, external('two'))).toMatchObject({ state: 'done' });
  expect(await tests.act(guest, { do: 'revert', snapshot: 'one', keepNow: 'side' })).toMatchObject({
    state: 'done',
  });
  await put(await top(guest), 5);
  expect(await tests.tree(guest)).toEqual(['/one *', 'one/two', 'two/side']);
  expect(await tests.act(guest, { do: 'delete', snapshot: 'one', children: true })).toMatchObject({
    state: 'done',
  });
  expect(await tests.tree(guest)).toEqual([]);
  await holds(path, 5);
  expect(await tests.pool.files()).toEqual(['disk.qcow2']);
});

it('a disk that is named by its pool is kept, returned to and merged like any other', async () => {
  const path = await tests.image('disk.qcow2');
  await put(path, 1);
  await tests.virsh('pool-refresh', tests.prefix);
  const { guest } = await tests.define(
    `<disk type='volume' device='disk'><driver name='qemu' type='qcow2'/><source pool='${tests.prefix}' volume='disk.qcow2'/><target dev='vda' bus='virtio'/></disk>`,
  );
  expect(await tests.act(guest, external('one'))).toMatchObject({ state: 'done' });
  await put(await top(guest), 2);
  expect(await tests.act(guest, { do: 'revert', snapshot: 'one', keepNow: null })).toMatchObject({
    state: 'done',
  });
  await holds(await top(guest), 1);
  expect(await tests.act(guest, { do: 'delete', snapshot: 'one', children: false })).toMatchObject({
    state: 'done',
  });
  expect((await tests.list(guest)).chains[0]?.layers.map(layer => layer.path)).toEqual([path]);
  await holds(path, 1);
});
