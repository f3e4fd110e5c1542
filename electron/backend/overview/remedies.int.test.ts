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

interface Poor {
  readonly type: string;
  readonly body: string;
  readonly devices: string;
  /** What is offered for it. */
  readonly offered: readonly string[];
}

const debian = `<metadata><libosinfo:libosinfo xmlns:libosinfo="http://libosinfo.org/xmlns/libvirt/domain/1.0"><libosinfo:os id="http://debian.org/debian/11"/></libosinfo:libosinfo></metadata>`;

/** Guests with which as little as possible is as well as it could be. */
const poor: readonly Poor[] = [
  {
    type: 'qemu',
    body: `<os><type arch='x86_64' machine='pc-q35-3.1'>hvm</type></os>`,
    devices: `
      <controller type='usb' index='0' model='ich9-ehci1'/>
      <disk type='file'><driver name='qemu' type='raw'/><source file='/nowhere/a'/><target dev='vda' bus='virtio'/></disk>
      <interface type='bridge'><source bridge='br0'/><mac address='52:54:00:00:00:01'/><model type='e1000'/></interface>
      <graphics type='vnc'/><video><model type='qxl'/></video>
      <memballoon model='none'/>`,
    offered: [
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
    ],
  },
  {
    type: 'kvm',
    body: `<os><type arch='x86_64' machine='q35'>hvm</type></os>
      <cpu mode='custom' match='exact'><model fallback='allow'>qemu64</model><feature policy='require' name='aes'/></cpu>`,
    devices: `
      <interface type='bridge'><source bridge='br0'/><mac address='52:54:00:00:00:02'/><model type='virtio'/><driver name='qemu' queues='2'/></interface>
      <video><model type='vga'/></video>`,
    offered: [
      'attention generic-cpu',
      'attention no-agent-channel',
      'faster cpu',
      'faster interface:52:54:00:00:00:02',
      'faster video:pci:0000:00:01:0',
    ],
  },
];

let backend: TestBackend;
let folder: string;

beforeAll(async () => {
  backend = await startBackend(uri);
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-remedies-'));
});
afterAll(async () => {
  await virsh('undefine', name).catch(() => undefined);
  await backend.close();
  await rm(folder, { recursive: true });
});

async function define({ type, body, devices }: Poor): Promise<GuestRef> {
  const file = join(folder, 'domain.xml');
  const memory = `<memory unit='MiB'>64</memory>`;
  await writeFile(
    file,
    `<domain type='${type}'><name>${name}</name>${debian}${memory}${body}<devices>${devices}</devices></domain>`,
  );
  await virsh('define', file);
  const list = await watchedGuests(backend.client);
  const { connection, uuid } = await list.when(name, row => row.virtualization === type);
  await list.stop();
  return { connection, uuid };
}

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

it.each(poor)(
  'offers a guest of $type changes that libvirt takes, and that do away with their cause',
  async each => {
    const guest = await define(each);
    const read = async () => edits(await backend.client.overview.read({ guest }));
    const offered = await read();
    expect([...offered.keys()].toSorted()).toEqual(each.offered);
    for (const key of offered.keys()) {
      const remedy = (await read()).get(key);
      // One remedy may have done the work of another.
      if (!remedy) continue;
      const { problems, changes } = await backend.client.hardware.plan({ guest, edits: remedy.edits });
      expect({ key, problems, some: changes.length > 0 }).toEqual({ key, problems: [], some: true });
      await backend.client.hardware.apply({ guest, edits: remedy.edits });
      expect([...(await read()).keys()]).not.toContain(key);
    }
    expect([...(await read()).keys()]).toEqual([]);
    await virsh('undefine', name);
  },
);
