import { afterAll, beforeAll, expect, it } from 'vitest';
import type { GuestRef } from '#shared/contract/guests.ts';
import type { Uuid } from '#shared/contract/values.ts';
import { offEdits, openGlEdits } from '#shared/domain/gpu-sharing/edits.ts';
import { domain } from '#shared/libvirt-xml/domain/domain.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { startBackend, type TestBackend } from '../testing/start-backend.ts';
import { tinyDomain } from '../testing/tiny-domain.ts';
import { virshOn } from '../testing/virsh.ts';
import { watchedGuests } from '../testing/watched-guests.ts';

const virsh = virshOn('qemu:///system');
const name = `innkeeper-sharing-${process.pid}`;

let backend: TestBackend;
let guest: GuestRef;
let list: Awaited<ReturnType<typeof watchedGuests>>;
beforeAll(async () => {
  backend = await startBackend('qemu:///system');
  list = await watchedGuests(backend.client);
  await tinyDomain(virsh, name);
  await list.when(name);
  guest = { connection: backend.connection, uuid: (await virsh('domuuid', name)) as Uuid };
});
afterAll(async () => {
  await list.stop();
  await virsh('undefine', name);
  await backend.close();
});

const document = () => virsh('dumpxml', '--inactive', name);
const factsOf = async () => ({
  guest: domain.of(parseDocument(await document()).root),
  driver: 'QEMU',
  session: false,
  // Of two the document names one; without, libvirt looks for a GPU before it says anything.
  nodes: ['/dev/dri/renderD128', '/dev/dri/renderD129'].map(path => ({ path })),
});

it('offers what this host has, and refuses the rest with its reason', async () => {
  const { ways, nodes } = await backend.client.gpuSharing.offer({ guest });
  const [openGl, vulkan] = ways;
  expect(nodes).toBeDefined();
  const possible = (nodes ?? []).length > 0;
  expect(openGl?.level === 'refused').toBe(!possible);
  expect(openGl?.reasons.some(({ text }) => text.includes('no GPU that can draw'))).toBe(!possible);
  expect(vulkan?.level).toBe('refused');
  expect(vulkan?.reasons[0]?.text).toMatch(/^(Vulkan \(venus\) needs QEMU 9\.2|The host has no GPU)/);
});

it('makes a document that libvirt takes, has QEMU draw with the GPU, and takes it out again', async () => {
  const before = await document();
  await backend.client.hardware.apply({ guest, edits: openGlEdits(await factsOf()) });
  expect(await document()).toContain("accel3d='yes'");
  const command = await virsh('domxml-to-native', 'qemu-argv', '--domain', name);
  expect(command).toContain('virtio-vga-gl');
  expect(command).toContain('egl-headless');
  const host = await backend.client.gpuSharing.host({ connection: backend.connection });
  expect(host.guests.map(each => each.name)).toContain(name);

  const offer = await backend.client.gpuSharing.offer({ guest });
  expect(offer.ways[0]?.level).toBe('on');
  await backend.client.hardware.apply({ guest, edits: offEdits(await factsOf()) });
  const after = await document();
  expect(after).not.toContain('accel3d');
  expect(after).not.toContain('egl-headless');
  expect(after.match(/<graphics /g)).toEqual(before.match(/<graphics /g));
});
