import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GuestRef } from '#shared/contract/guests.ts';
import type { Uuid } from '#shared/contract/values.ts';
import { agentDomain } from '../testing/agent-domain.ts';
import { startBackend, type TestBackend } from '../testing/start-backend.ts';
import { startTestPool } from '../testing/test-pool.ts';
import { tinyDomain } from '../testing/tiny-domain.ts';
import { virshOn } from '../testing/virsh.ts';
import { watchedGuests } from '../testing/watched-guests.ts';

const uri = 'qemu:///system';
const virsh = virshOn(uri);
const prefix = `innkeeper-overview-${process.pid}`;

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend(uri);
});
afterAll(() => backend.close());

async function refOf(name: string): Promise<GuestRef> {
  return { connection: backend.connection, uuid: (await virsh('domuuid', name)) as Uuid };
}

describe('the overview of a guest that is off', () => {
  const name = `${prefix}-off`;
  let guest: GuestRef;
  let list: Awaited<ReturnType<typeof watchedGuests>>;

  beforeAll(async () => {
    list = await watchedGuests(backend.client);
    await tinyDomain(virsh, name);
    await list.when(name);
    guest = await refOf(name);
  });
  afterAll(async () => {
    await list.stop();
    await virsh('undefine', name);
  });

  it('tells what is going to carry it out, and what could be better', async () => {
    const { layers, attention, addresses, startedAt } = await backend.client.overview.read({ guest });
    expect(layers.slice(0, 2)).toMatchObject([
      { id: 'cpu', path: 'translated' },
      { id: 'memory', path: 'translated' },
    ]);
    expect(layers.map(({ label }) => label)).toContain('Display');
    expect(attention.map(({ id }) => id)).toEqual(expect.arrayContaining(['no-agent-channel', 'no-tablet']));
    expect(addresses).toEqual([]);
    expect(startedAt).toBeUndefined();
  });

  it('keeps notes in the domain’s own description, and takes them out', async () => {
    const notes = 'Line one\nand <two> & “three”.';
    await backend.client.overview.setNotes({ guest, notes });
    expect((await backend.client.overview.read({ guest })).notes).toBe(notes);
    expect(await virsh('desc', name)).toBe(notes);
    await backend.client.overview.setNotes({ guest, notes: '' });
    expect((await backend.client.overview.read({ guest })).notes).toBeUndefined();
  });

  it('keeps its place in the order of starting beside its tags', async () => {
    await backend.client.guests.label({ guests: [guest], addTags: ['lab'] });
    await backend.client.overview.setStartOrder({ guest, startOrder: 3 });
    await list.when(name, row => row.startOrder === 3 && row.tags.join() === 'lab');
    await backend.client.guests.label({ guests: [guest], removeTags: ['lab'] });
    await list.when(name, row => row.startOrder === 3 && row.tags.length === 0);
    await backend.client.overview.setStartOrder({ guest, startOrder: null });
    await list.when(name, row => row.startOrder === undefined);
  });
});

it('starts several guests in their order', async () => {
  const names = ['first', 'second', 'last'].map(each => `${prefix}-${each}`);
  const list = await watchedGuests(backend.client);
  try {
    for (const name of names) await tinyDomain(virsh, name, { display: 'none' });
    const guests: GuestRef[] = [];
    for (const [at, name] of names.entries()) {
      await list.when(name);
      const guest = await refOf(name);
      guests.unshift(guest);
      if (at < 2) await backend.client.overview.setStartOrder({ guest, startOrder: at + 1 });
    }
    const outcomes = await backend.client.guests.act({ guests, action: 'start' });
    expect(outcomes).toEqual(guests.map(guest => ({ guest })));
    for (const name of names) await list.when(name, ({ state }) => state === 'running');
    const numbers = await Promise.all(names.map(async name => Number(await virsh('domid', name))));
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  } finally {
    await list.stop();
    for (const name of names) {
      await virsh('destroy', name).catch(() => undefined);
      await virsh('undefine', name);
    }
  }
});

it('tells of a running guest since when, and by its agent once that was asked', async () => {
  const name = `${prefix}-runs`;
  const before = Date.now();
  const list = await watchedGuests(backend.client);
  const domain = await agentDomain(virsh, name);
  try {
    await list.when(name);
    const guest = await refOf(name);
    while ((await backend.client.agent.read({ guest })).reach !== 'answers') await pause(200);
    const { startedAt, attention, layers } = await backend.client.overview.read({ guest });
    // The kernel counts hundredths of a second, and boot time in whole ones.
    expect(startedAt).toBeGreaterThan(before - 2_000);
    expect(startedAt).toBeLessThan(Date.now() + 2_000);
    expect(layers).toContainEqual(expect.objectContaining({ id: 'disk:vda', path: 'paravirtual' }));
    expect(attention.map(({ id }) => id)).not.toContain('agent-silent');
  } finally {
    await list.stop();
    await domain.remove();
  }
});

it('tells of a file below a disk that is gone', async () => {
  const name = `${prefix}-chain`;
  const pool = await startTestPool(virsh, name);
  const list = await watchedGuests(backend.client);
  try {
    await virsh('vol-create-as', name, 'base.qcow2', '16M', '--format', 'qcow2');
    const args = ['--format', 'qcow2', '--backing-vol', 'base.qcow2', '--backing-vol-format', 'qcow2'];
    await virsh('vol-create-as', name, 'top.qcow2', '16M', ...args);
    const file = `${pool.path}/domain.xml`;
    await writeFile(
      file,
      `<domain type='qemu'><name>${name}</name><memory unit='MiB'>64</memory>
        <os><type arch='x86_64' machine='q35'>hvm</type></os><devices>
        <disk type='file'><driver name='qemu' type='qcow2'/><source file='${pool.path}/top.qcow2'/><target dev='sda' bus='sata'/></disk>
        </devices></domain>`,
    );
    await virsh('define', file);
    await list.when(name);
    const guest = await refOf(name);
    const missing = async () =>
      (await backend.client.overview.read({ guest })).attention.filter(
        ({ severity }) => severity === 'error',
      );
    expect(await missing()).toEqual([]);
    await rm(`${pool.path}/base.qcow2`);
    expect(await missing()).toMatchObject([
      { id: 'missing-file:sda', why: expect.stringContaining(`${pool.path}/base.qcow2`) },
    ]);
  } finally {
    await list.stop();
    await virsh('undefine', name).catch(() => undefined);
    await pool.remove();
  }
});

it('tells of a container that its host’s kernel runs it', async () => {
  const lxc = virshOn('lxc:///system');
  const name = `${prefix}-lxc`;
  const other = await startBackend('lxc:///system');
  const list = await watchedGuests(other.client);
  const folder = await mkdtemp(join(tmpdir(), 'innkeeper-lxc-'));
  try {
    const file = join(folder, 'container.xml');
    await writeFile(
      file,
      `<domain type='lxc'><name>${name}</name><memory unit='MiB'>64</memory>
        <os><type>exe</type><init>/bin/sh</init></os><devices><console type='pty'/></devices></domain>`,
    );
    await lxc('define', file);
    const { connection, uuid } = await list.when(name);
    const { layers, attention } = await other.client.overview.read({ guest: { connection, uuid } });
    expect(layers.slice(0, 2)).toMatchObject([{ path: 'container' }, { path: 'container' }]);
    expect(attention).toEqual([]);
    expect(await other.client.agent.read({ guest: { connection, uuid } })).toMatchObject({
      reach: 'unsupported',
    });
  } finally {
    await list.stop();
    await lxc('undefine', name).catch(() => undefined);
    await rm(folder, { recursive: true });
    await other.close();
  }
});

it('answers for a driver that has next to nothing', async () => {
  const other = await startBackend('test:///default');
  const list = await watchedGuests(other.client);
  try {
    const { connection, uuid } = await list.when('test');
    const { layers } = await other.client.overview.read({ guest: { connection, uuid } });
    expect(layers[0]).toMatchObject({ id: 'cpu', path: 'emulated' });
    await other.client.overview.setNotes({ guest: { connection, uuid }, notes: 'A note' });
    expect(await other.client.overview.read({ guest: { connection, uuid } })).toMatchObject({
      notes: 'A note',
    });
    await other.client.overview.setNotes({ guest: { connection, uuid }, notes: '' });
  } finally {
    await list.stop();
    await other.close();
  }
});
