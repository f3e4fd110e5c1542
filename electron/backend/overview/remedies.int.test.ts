import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { GuestRef } from '#shared/contract/guests.ts';
import type { Overview, Remedy } from '#shared/contract/overview.ts';
import { startBackend, type TestBackend } from '../testing/start-backend.ts';
import { virshOn } from '../testing/virsh.ts';
import { watchedGuests } from '../testing/watched-guests.ts';

const uri = 'qemu:///system';
const virsh = virshOn(uri);
const name = `innkeeper-remedies-${process.pid}`;

/** As little as possible is as well as it could be. */
const document = `<domain type='qemu'><name>${name}</name>
  <metadata><libosinfo:libosinfo xmlns:libosinfo="http://libosinfo.org/xmlns/libvirt/domain/1.0"><libosinfo:os id="http://debian.org/debian/11"/></libosinfo:libosinfo></metadata>
  <memory unit='MiB'>64</memory>
  <os><type arch='x86_64' machine='pc-q35-3.1'>hvm</type></os>
  <devices>
    <controller type='usb' index='0' model='ich9-ehci1'/>
    <disk type='file'><driver name='qemu' type='raw'/><source file='/nowhere/a'/><target dev='vda' bus='virtio'/></disk>
    <interface type='bridge'><source bridge='br0'/><mac address='52:54:00:00:00:01'/><model type='e1000'/></interface>
    <interface type='bridge'><source bridge='br0'/><mac address='52:54:00:00:00:02'/><model type='virtio'/><driver name='qemu'/></interface>
    <graphics type='vnc'/><video><model type='qxl'/></video>
    <memballoon model='none'/>
  </devices></domain>`;

let backend: TestBackend;
let folder: string;
let guest: GuestRef;

beforeAll(async () => {
  backend = await startBackend(uri);
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-remedies-'));
  const file = join(folder, 'domain.xml');
  await writeFile(file, document);
  await virsh('define', file);
  const list = await watchedGuests(backend.client);
  const { connection, uuid } = await list.when(name);
  await list.stop();
  guest = { connection, uuid };
});
afterAll(async () => {
  await virsh('undefine', name).catch(() => undefined);
  await backend.close();
  await rm(folder, { recursive: true });
});

type Edit = Extract<Remedy, { kind: 'edit' }>;

/** By what each of them is to be gone from. */
function edits({ attention, layers }: Overview): Map<string, Edit> {
  const found = new Map<string, Edit>();
  for (const { id, remedies } of attention)
    for (const remedy of remedies) if (remedy.kind === 'edit') found.set(`attention ${id}`, remedy);
  for (const { id, faster } of layers)
    if (faster?.remedy?.kind === 'edit') found.set(`faster ${id}`, faster.remedy);
  return found;
}

it('offers changes that libvirt takes, each of which does away with what it was offered for', async () => {
  const read = () => backend.client.overview.read({ guest });
  const offered = edits(await read());
  expect([...offered.keys()].toSorted()).toEqual([
    'attention emulated-nic:interface:52:54:00:00:00:01',
    'attention no-agent-channel',
    'attention no-balloon',
    'attention no-rng',
    'attention no-tablet',
    'attention old-machine',
    'attention qxl-without-spice',
    'faster controller:usb:0',
    'faster disk:vda',
    'faster interface:52:54:00:00:00:01',
  ]);
  for (const key of offered.keys()) {
    // One remedy may have done the work of another.
    const remedy = edits(await read()).get(key);
    if (!remedy) continue;
    const { problems, changes } = await backend.client.hardware.plan({ guest, edits: remedy.edits });
    expect({ key, problems, some: changes.length > 0 }).toEqual({ key, problems: [], some: true });
    await backend.client.hardware.apply({ guest, edits: remedy.edits });
    expect([...edits(await read()).keys()]).not.toContain(key);
  }
  expect([...edits(await read()).keys()]).toEqual([]);
});
