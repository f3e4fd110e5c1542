import { afterAll, beforeAll, expect, it } from 'vitest';
import type { GuestRef } from '#shared/contract/guests.ts';
import type { HardwareEdit, ItemValues } from '#shared/contract/hardware.ts';
import { itemsOf } from '#shared/domain/hardware/item-id.ts';
import { waitingBetween } from '#shared/domain/hardware/waiting.ts';
import { domain } from '#shared/libvirt-xml/domain/domain.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { startBackend, type TestBackend } from '../testing/start-backend.ts';
import { startTestPool } from '../testing/test-pool.ts';
import { virshOn } from '../testing/virsh.ts';
import { watchedGuests } from '../testing/watched-guests.ts';
import { defineListening } from './testing/listening-domain.ts';

const URI = 'qemu:///system';
const virsh = virshOn(URI);
const NAME = `innkeeper-engine-live-${process.pid}`;

let backend: TestBackend;
let guest: GuestRef;
let pool: Awaited<ReturnType<typeof startTestPool>>;

beforeAll(async () => {
  pool = await startTestPool(virsh, NAME);
  await virsh('vol-create-as', NAME, 'a.img', '1M', '--format', 'raw');
  await defineListening(virsh, NAME);
  await virsh('start', NAME);
  backend = await startBackend(URI);
  const list = await watchedGuests(backend.client);
  const { connection, uuid } = await list.when(NAME, ({ state }) => state === 'running');
  guest = { connection, uuid };
  await list.stop();
});
afterAll(async () => {
  await backend?.close();
  await virsh('destroy', NAME).catch(() => undefined);
  await virsh('undefine', NAME).catch(() => undefined);
  await pool?.remove();
});

async function documents() {
  const { live, next } = await backend.client.hardware.documents({ guest });
  const ids = [live, next].map(xml => itemsOf(domain.of(parseDocument(xml ?? '').root)).map(({ id }) => id));
  return { waiting: waitingBetween(live ?? '', next ?? ''), live: ids[0] ?? [], next: ids[1] ?? [] };
}

const image = (bus: string): ItemValues => ({
  type: 'file',
  device: 'disk',
  driver: 'qemu',
  format: 'raw',
  'source.file': `${pool.path}/a.img`,
  bus,
});

/** What QEMU can be given while it runs, as a form would write it. */
const devices: readonly (readonly [string, string, () => ItemValues])[] = [
  ['a VirtIO disk', 'disk', () => image('virtio')],
  ['a SCSI disk', 'disk', () => image('scsi')],
  ['a USB disk', 'disk', () => image('usb')],
  ['a network card', 'interface', () => ({ type: 'user', model: 'virtio' })],
  ['a source of entropy', 'rng', () => ({ model: 'virtio', backend: 'builtin' })],
  ['shared memory', 'shmem', () => ({ name: NAME, model: 'ivshmem-plain', capacity: 1024 ** 2 })],
  ['a USB tablet', 'input', () => ({ type: 'tablet', bus: 'usb' })],
  ['a VirtIO keyboard', 'input', () => ({ type: 'keyboard', bus: 'virtio' })],
  ['a channel', 'channel', () => ({ type: 'unix', targetType: 'virtio', targetName: 'org.innkeeper.test' })],
  ['a USB serial port', 'serial', () => ({ type: 'null', targetType: 'usb-serial' })],
  ['a SCSI controller', 'controller', () => ({ type: 'scsi', index: 7, model: 'virtio-scsi' })],
  ['a memory module', 'memory', () => ({ model: 'dimm', capacity: 128 * 1024 ** 2, node: 0 })],
];

it('moves a card to another network while it is plugged in', async () => {
  const item = 'interface:52:54:00:aa:bb:01';
  const apply = (edit: HardwareEdit) => backend.client.hardware.apply({ guest, edits: [edit] });
  const values = { type: 'network', network: 'default', model: 'virtio', mac: '52:54:00:aa:bb:01' };
  await apply({ op: 'add', element: 'interface', values });
  const bridged = { type: 'bridge', network: null, bridge: 'virbr0' };
  const moved = await apply({ op: 'set', item, values: bridged });
  expect(moved.changes.map(({ property, effect }) => `${property} ${effect}`)).toEqual([
    'type now',
    'network now',
    'bridge now',
  ]);
  const other = await apply({ op: 'set', item, values: { type: 'user', bridge: null } });
  expect(other.changes.map(({ effect }) => effect)).toEqual(['next-start', 'next-start']);
  expect((await documents()).waiting.map(({ property }) => property)).toEqual(['type', 'bridge']);
  await apply({ op: 'revert', item });
  expect((await documents()).waiting).toEqual([]);
});

it('gives a VirtIO memory module as much as is asked for', async () => {
  const values = {
    model: 'virtio-mem',
    capacity: 128 * 1024 ** 2,
    node: 0,
    block: 2 * 1024 ** 2,
    requested: 0,
  };
  const { changes } = await backend.client.hardware.apply({
    guest,
    edits: [{ op: 'add', element: 'memory', values }],
  });
  const item = changes[0]?.item ?? '';
  const edits: HardwareEdit[] = [{ op: 'set', item, values: { requested: 64 * 1024 ** 2 } }];
  expect((await backend.client.hardware.apply({ guest, edits })).changes).toMatchObject([{ effect: 'now' }]);
  expect((await documents()).waiting).toEqual([]);
});

it.each(devices)(
  'plugs %s in and out',
  async (_, element, values) => {
    const before = await documents();
    const added = await backend.client.hardware.apply({
      guest,
      edits: [{ op: 'add', element, values: values() }],
    });
    expect(added.changes.map(({ effect, why }) => why ?? effect)).toEqual(['now']);
    const plugged = await documents();
    expect(plugged.waiting).toEqual([]);
    const fresh = plugged.live.filter(id => !before.live.includes(id));
    expect(fresh).toEqual([added.changes[0]?.item]);
    expect(plugged.next).toContain(fresh[0]);

    const edits: HardwareEdit[] = [{ op: 'remove', item: fresh[0] ?? '' }];
    const { changes, job } = await backend.client.hardware.apply({ guest, edits });
    expect(changes).toHaveLength(1);
    // It may have been asked before it listens: then it is asked again, and on a busy machine it starts slowly.
    if (job !== undefined) expect(await backend.job(job)).toMatchObject({ state: 'done' });
    const after = await documents();
    expect(after.live).not.toContain(fresh[0]);
    expect(after.next).not.toContain(fresh[0]);
    expect(after.waiting).toEqual([]);
  },
  180_000,
);
