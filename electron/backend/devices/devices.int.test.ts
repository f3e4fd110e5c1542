import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { doctorCheckIdSchema } from '#shared/contract/devices.ts';
import type { Guest } from '#shared/contract/guests.ts';
import { startBackend, type TestBackend } from '../testing/start-backend.ts';

let folder: string;
let backend: TestBackend | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-devices-'));
});
afterEach(async () => {
  await backend?.close();
  backend = undefined;
  await rm(folder, { recursive: true });
});

const pciDevice = (slot: number, code: string, vendor: string, product: string, rest = '') => `<device>
  <name>pci_0000_03_0${slot}_0</name><parent>computer</parent>
  <capability type='pci'>
    <class>${code}</class><domain>0</domain><bus>3</bus><slot>${slot}</slot><function>0</function>
    <product id='0x10c9'>${product}</product><vendor id='0x8086'>${vendor}</vendor>${rest}
  </capability>
</device>`;

const group = `<iommuGroup number='15'><address domain='0' bus='3' slot='0' function='0'/></iommuGroup>`;

/** A host that only libvirt's test driver knows: a card that a guest runs with, and one whose group is not told. */
const INVENTED_HOST = `<node>
  <device><name>computer</name><capability type='system'>
    <hardware><vendor>Nobody</vendor><uuid>5bcc4b7c-f0ff-4a0f-b6a7-9b5a2a1f0c11</uuid></hardware>
    <firmware><vendor>Nobody</vendor></firmware>
  </capability></device>
  ${pciDevice(0, '0x020000', 'Intel Corporation', '82576 Gigabit Network Connection', group)}
  ${pciDevice(1, '0x030000', 'Intel Corporation', 'Meteor [Arc Nothing]')}
  <domain type='test'><name>router</name><memory>65536</memory><os><type>hvm</type></os>
    <devices><hostdev mode='subsystem' type='pci' managed='yes'><source>
      <address domain='0' bus='3' slot='0' function='0'/></source></hostdev></devices>
  </domain>
</node>`;

async function inventedHost(): Promise<TestBackend> {
  const path = join(folder, 'host.xml');
  await writeFile(path, INVENTED_HOST);
  backend = await startBackend(`test://${path}`);
  return backend;
}

/** All guests, once each was read. */
async function allGuests({ client }: TestBackend): Promise<Guest[]> {
  const guests = new Map<string, Guest>();
  for await (const event of await client.guests.watch({})) {
    if (event.kind === 'remove') continue;
    for (const guest of event.guests) guests.set(guest.uuid, guest);
    if (event.complete === true) break;
  }
  return [...guests.values()];
}

describe('the devices of this computer', () => {
  it('are those that its kernel shows, and what it lives on is refused', async () => {
    backend = await startBackend('qemu:///system');
    const found = await backend.client.devices.map({ connection: backend.connection });
    const addresses = await readdir('/sys/bus/pci/devices').catch(() => []);
    expect(found.pci.map(({ address }) => String(address))).toEqual(
      addresses.toSorted((a, b) => (a < b ? -1 : 1)),
    );
    expect(found).toMatchObject({ source: 'live', missing: [] });
    for (const { usedBy, verdict } of found.pci)
      if (usedBy.some(use => (use.by === 'disk' && use.root) || (use.by === 'network' && use.only)))
        expect(verdict.level).toBe('never');
  });

  it('are examined: every check says where it looked and why it matters', async () => {
    backend = await startBackend('qemu:///system');
    const { checks } = await backend.client.devices.doctor({ connection: backend.connection });
    expect(checks.map(({ id }) => id).toSorted()).toEqual(doctorCheckIdSchema.options.toSorted());
    for (const { id, found, where, why } of checks)
      for (const text of [found, where, why]) expect(text, id).not.toBe('');
  });

  it('can be recorded, and are the same when the record is read', async () => {
    backend = await startBackend('qemu:///system');
    const { connection, client } = backend;
    const [{ text }, { pci }] = await Promise.all([
      client.devices.record({ connection }),
      client.devices.map({ connection }),
    ]);
    for (const { address } of pci) expect(text).toContain(address);
  });
});

describe('the devices of a host that only libvirt tells of', () => {
  it('have their names and users, and say that the rest is not known', async () => {
    const started = await inventedHost();
    const { client, connection } = started;
    await allGuests(started);
    const found = await client.devices.map({ connection });
    expect(found.source).toBe('libvirt');
    expect(found.missing).toHaveLength(1);
    expect(found.pci).toMatchObject([
      { name: 'Intel 82576 Gigabit', group: 15, verdict: { level: 'in-use' } },
      { name: 'Intel Arc Nothing', kind: 'display', verdict: { level: 'never' } },
    ]);
    expect(found.pci[0]?.usedBy).toMatchObject([{ by: 'guest', name: 'router', running: true }]);
  });

  it('change their verdict when the guest that has one stops, and that is told', async () => {
    const started = await inventedHost();
    const { client, connection } = started;
    const guests = await allGuests(started);
    const level = async () => (await client.devices.map({ connection })).pci[0]?.verdict.level;
    expect(await level()).toBe('in-use');
    const changes = await client.devices.watch({ connection });
    // That it listens.
    await changes.next();
    const told = changes.next();
    await client.guests.act({
      guests: guests.map(({ uuid }) => ({ connection, uuid })),
      action: 'force-off',
    });
    expect((await told).done).toBe(false);
    expect(await level()).toBe('risky');
    await changes.return();
  });

  it('have no doctor and no record', async () => {
    const { client, connection } = await inventedHost();
    const refused = { data: { code: 'UNSUPPORTED' } };
    await expect(client.devices.doctor({ connection })).rejects.toMatchObject(refused);
    await expect(client.devices.record({ connection })).rejects.toMatchObject(refused);
  });
});
