import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBackend, type TestBackend } from '#electron/backend/testing/start-backend.ts';
import { pciAddressSchema } from '#shared/contract/create/host-device.ts';
import { type GuestRef, guestRefSchema } from '#shared/contract/guests.ts';
import { describeLab } from './describe-lab.ts';
import { type LabMachine, startLab } from './machine.ts';

const at = (address: string) => pciAddressSchema.parse(address);
/** Off; with both functions of the card at `bus`, which need not be there. */
const guestXml = (uuid: string, bus: string, named: boolean) => `<domain type='qemu'>
  <name>named</name><uuid>${uuid}</uuid><memory unit='MiB'>64</memory><vcpu>1</vcpu>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  <devices>${[0, 1]
    .map(
      fn => `<hostdev mode='subsystem' type='pci' managed='yes'><source>
        <address domain='0x0000' bus='${bus}' slot='0x00' function='0x${fn}'/></source>
        ${named ? `<alias name='ua-named-the_radeon-f${fn}'/>` : ''}</hostdev>`,
    )
    .join('')}</devices></domain>`;

describeLab('a named device', () => {
  let lab: LabMachine;
  let backend: TestBackend;
  const uuid = randomUUID();
  let guest: GuestRef;

  async function define(bus: string, named = false) {
    const xml = guestXml(uuid, bus, named);
    await lab.ssh(`cat > /tmp/named.xml <<'X'\n${xml}\nX\nvirsh define /tmp/named.xml`);
    for await (const event of await backend.client.guests.watch({})) {
      const found = event.kind === 'remove' ? [] : event.guests;
      if (found.some(row => row.uuid === uuid)) return;
    }
  }
  const document = () => lab.ssh('virsh dumpxml --inactive named');

  beforeAll(async () => {
    lab = await startLab();
    backend = await startBackend(lab.uri);
    guest = guestRefSchema.parse({ connection: backend.connection, uuid });
  });
  afterAll(async () => {
    await backend?.close();
    await lab?.stop();
  });

  it('gets its name by all functions of the card, and the guest that has it keeps it', async () => {
    const { client, connection } = backend;
    const named = await client.deviceNames.save({
      connection,
      name: 'the radeon',
      address: at('0000:01:00.0'),
    });
    expect(named.functions.map(({ ids }) => ids)).toEqual(['1002:5159', '8086:2668']);
    await define('0x01');
    expect(await client.deviceNames.attach({ guest, name: 'the radeon' })).toEqual({ functions: 2 });
    expect(await document()).toContain(`<alias name='ua-named-the_radeon-f0'/>`);
    const { devices } = await client.deviceNames.list({ connection });
    expect(devices).toMatchObject([
      { where: { state: 'there', address: '0000:01:00.0' }, guests: [{ name: 'named', stale: false }] },
    ]);
  });

  it('is followed to where it is when the guest starts', async () => {
    const { client, connection } = backend;
    // As after a change of boards: the document says an address where another device is now.
    await define('0x02', true);
    const { devices } = await client.deviceNames.list({ connection });
    expect(devices[0]?.guests).toMatchObject([{ name: 'named', stale: true }]);
    const [outcome] = await client.guests.act({ guests: [guest], action: 'start' });
    expect(outcome?.failure).toBeUndefined();
    expect(await lab.ssh('virsh dumpxml named')).toMatch(
      /<hostdev[^>]*>[\s\S]*<source>\s*<address [^>]*bus='0x01'/,
    );
    expect(await document()).toMatch(/<source>\s*<address [^>]*bus='0x01'/);
    await client.guests.act({ guests: [guest], action: 'force-off' });
  });

  it('keeps a guest off that would get another device in its place', async () => {
    const { client, connection } = backend;
    await client.deviceNames.rename({ connection, name: 'the radeon', to: 'gone' });
    expect(await document()).toContain(`ua-named-gone-f0`);
    // The card leaves the host, as when it is pulled out.
    await lab.ssh('virsh nodedev-list >/dev/null; echo 1 > /sys/bus/pci/devices/0000:01:00.0/remove');
    const [outcome] = await client.guests.act({ guests: [guest], action: 'start' });
    expect(outcome?.failure).toMatchObject({ code: 'DEVICE_ABSENT', params: { device: 'gone' } });
    await lab.ssh('echo 1 > /sys/bus/pci/rescan');
  });

  it('loses its name without leaving the guest', async () => {
    const { client, connection } = backend;
    await client.deviceNames.remove({ connection, name: 'gone' });
    const after = await document();
    expect(after).not.toContain('ua-named');
    expect(after).toMatch(/<hostdev mode='subsystem' type='pci'/);
    expect((await client.deviceNames.list({ connection })).devices).toEqual([]);
  });
});
