import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startBackend, type TestBackend } from '../testing/start-backend.ts';
import { tinyDomain } from '../testing/tiny-domain.ts';
import { virshOn } from '../testing/virsh.ts';
import { watchedGuests } from '../testing/watched-guests.ts';

const URI = 'qemu:///system';
const virsh = virshOn(URI);
const NAME = `innkeeper-address-${process.pid}`;

let backend: TestBackend;
let stopNetwork = false;

beforeAll(async () => {
  const active = (await virsh('net-list', '--name')).split('\n').includes('default');
  if (!active) {
    await virsh('net-start', 'default');
    stopNetwork = true;
  }
  await tinyDomain(virsh, NAME, { display: 'none', network: 'default' });
  backend = await startBackend(URI);
});
afterAll(async () => {
  await backend?.close();
  await virsh('destroy', NAME).catch(() => undefined);
  await virsh('undefine', NAME);
  if (stopNetwork) await virsh('net-destroy', 'default');
});

it('shows the address a guest leased, and no longer once it is off', async () => {
  const list = await watchedGuests(backend.client);
  await list.complete();
  const guest = list.named(NAME)!;
  const [started] = await backend.client.guests.act({ guests: [guest], action: 'start' });
  expect(started?.failure).toBeUndefined();
  const { addresses } = await list.when(NAME, row => row.addresses.length > 0);
  expect(addresses).toEqual([expect.stringMatching(/^192\.168\.122\.\d+$/)]);
  await backend.client.guests.act({ guests: [guest], action: 'force-off' });
  await list.when(NAME, row => row.state === 'off' && row.addresses.length === 0);
  await list.stop();
});

it('shows an address in the list as soon as a page of the guest has found it', async () => {
  const list = await watchedGuests(backend.client);
  await list.complete();
  const guest = list.named(NAME)!;
  await backend.client.guests.act({ guests: [guest], action: 'start' });
  const found = await vi.waitUntil(
    async () => (await backend.client.overview.read({ guest })).addresses.find(({ by }) => by === 'lease'),
    { timeout: 60_000, interval: 100 },
  );
  await list.stop();
  const now = await watchedGuests(backend.client);
  await now.complete();
  expect(now.named(NAME)?.addresses).toContain(found.address);
  await backend.client.guests.act({ guests: [guest], action: 'force-off' });
  await now.when(NAME, row => row.state === 'off' && row.addresses.length === 0);
  await now.stop();
});
