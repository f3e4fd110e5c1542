import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HardwareEdit } from '#shared/contract/hardware.ts';
import { waitingBetween } from '#shared/domain/hardware/waiting.ts';
import { startBackend, type TestBackend } from '../testing/start-backend.ts';
import { virshOn } from '../testing/virsh.ts';
import { watchedGuests } from '../testing/watched-guests.ts';

async function failure(call: Promise<unknown>) {
  return call.then(
    () => undefined,
    (thrown: { data?: { code: string; params: Record<string, string> } }) => thrown.data,
  );
}

/** A guest of a backend by its name, with what is asked of it. */
async function guestNamed(backend: TestBackend, name: string, state: string) {
  const list = await watchedGuests(backend.client);
  const { connection, uuid } = await list.when(name, guest => guest.state === state);
  await list.stop();
  const guest = { connection, uuid };
  const { hardware } = backend.client;
  return {
    plan: (edits: HardwareEdit[]) => hardware.plan({ guest, edits }),
    apply: (edits: HardwareEdit[]) => hardware.apply({ guest, edits }),
    documents: () => hardware.documents({ guest }),
    choices: () => hardware.choices({ guest }),
  };
}

const edits: HardwareEdit[] = [
  { op: 'set', item: 'domain', values: { title: 'Kept', 'cputune.shares': 700, memory: 96 * 1024 ** 2 } },
];

describe('a container of LXC', () => {
  const URI = 'lxc:///system';
  const virsh = virshOn(URI);
  const NAME = `innkeeper-engine-lxc-${process.pid}`;
  let backend: TestBackend;

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'innkeeper-lxc-'));
    const file = join(folder, 'container.xml');
    await writeFile(
      file,
      `<domain type='lxc'><name>${NAME}</name><memory unit='MiB'>64</memory><vcpu>1</vcpu>
  <os><type>exe</type><init>/bin/sh</init></os>
  <devices><filesystem type='mount'><source dir='/'/><target dir='/'/></filesystem><console type='pty'/></devices></domain>`,
    );
    await virsh('define', file);
    await rm(folder, { recursive: true });
    await virsh('start', NAME);
    backend = await startBackend(URI);
  });
  afterAll(async () => {
    await backend?.close();
    await virsh('destroy', NAME).catch(() => undefined);
    await virsh('undefine', NAME).catch(() => undefined);
  });

  it('takes at once what control groups limit, and the rest when it starts', async () => {
    const guest = await guestNamed(backend, NAME, 'running');
    const started = await guest.documents();
    expect(waitingBetween(started.live!, started.next!)).toEqual([]);
    const { changes } = await guest.apply([
      ...edits,
      { op: 'set', item: 'domain', values: { 'os.init': '/bin/bash' } },
    ]);
    const effects = Object.fromEntries(changes.map(({ property, effect }) => [property, effect]));
    expect(effects).toEqual({
      title: 'now',
      'cputune.shares': 'now',
      memory: 'next-start',
      'os.init': 'next-start',
    });
    const { live, next } = await guest.documents();
    expect(live).toContain('<title>Kept</title>');
    expect(new Set(waitingBetween(live!, next!).map(({ property }) => property))).toEqual(
      new Set(['memory', 'os.init']),
    );
    expect(await guest.choices()).toMatchObject({ driver: 'LXC' });
  });

  it('gets a network card and gives it back at once', async () => {
    const guest = await guestNamed(backend, NAME, 'running');
    const mac = '52:54:00:aa:cc:01';
    const values = { type: 'network', network: 'default', mac };
    const plugged = await guest.apply([{ op: 'add', element: 'interface', values }]);
    expect(plugged.changes).toMatchObject([{ item: `interface:${mac}`, effect: 'now' }]);
    expect((await guest.documents()).live).toContain(mac);
    const gone = await guest.apply([{ op: 'remove', item: `interface:${mac}` }]);
    expect(gone.changes).toMatchObject([{ effect: 'now' }]);
    const { live, next } = await guest.documents();
    expect(`${live}${next}`).not.toContain(mac);
  });
});

describe('a guest of libvirt’s test driver', () => {
  let backend: TestBackend;
  beforeAll(async () => {
    backend = await startBackend('test:///default');
  });
  afterAll(() => backend?.close());

  it('keeps its edits for the next start, or takes those the driver has calls for', async () => {
    const guest = await guestNamed(backend, 'test', 'running');
    const plan = await guest.plan(edits);
    expect(plan.problems).toEqual([]);
    const { changes } = await guest.apply(edits);
    expect(changes).toEqual(plan.changes);
    const { live, next } = await guest.documents();
    expect(live).toContain('<title>Kept</title>');
    expect(next).toContain('<shares>700</shares>');
    expect(waitingBetween(live!, next!).map(({ property }) => property)).toContain('cputune.shares');
  });
});

it('plans over a connection that may only look, and refuses to change', async () => {
  const virsh = virshOn('qemu:///system');
  const NAME = `innkeeper-engine-ro-${process.pid}`;
  const folder = await mkdtemp(join(tmpdir(), 'innkeeper-domain-'));
  const file = join(folder, 'domain.xml');
  await writeFile(
    file,
    `<domain type='qemu'><name>${NAME}</name><memory>65536</memory><os><type>hvm</type></os></domain>`,
  );
  await virsh('define', file);
  await rm(folder, { recursive: true });
  const backend = await startBackend('qemu+unix:///system?socket=/var/run/libvirt/libvirt-sock-ro');
  try {
    const guest = await guestNamed(backend, NAME, 'off');
    expect((await guest.plan(edits)).changes).toHaveLength(3);
    expect(await failure(guest.apply(edits))).toMatchObject({ code: 'READ_ONLY' });
  } finally {
    await backend.close();
    await virsh('undefine', NAME);
  }
});
