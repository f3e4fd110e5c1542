import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBackend, type TestBackend } from '../testing/start-backend.ts';
import { virshOn } from '../testing/virsh.ts';
import { watchedGuests } from '../testing/watched-guests.ts';

const URI = 'lxc:///system';
const virsh = virshOn(URI);
const NAME = `innkeeper-lxc-${process.pid}`;

let backend: TestBackend;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-lxc-'));
  const file = join(folder, 'container.xml');
  await writeFile(
    file,
    `<domain type='lxc'><name>${NAME}</name><memory unit='MiB'>64</memory><vcpu>1</vcpu>
  <os><type>exe</type><init>/bin/sh</init></os>
  <devices><console type='pty'/></devices></domain>`,
  );
  await virsh('define', file);
  backend = await startBackend(URI);
});
afterAll(async () => {
  await backend?.close();
  await virsh('undefine', NAME).catch(() => undefined);
  await rm(folder, { recursive: true });
});

it('reads containers although LXC has neither bulk statistics nor every event', async () => {
  const list = await watchedGuests(backend.client);
  await list.complete();
  expect(list.named(NAME)).toMatchObject({
    state: 'off',
    virtualization: 'lxc',
    os: { label: 'Linux container' },
    textConsoles: [{ alias: 'console0', label: 'Console 1', openable: false }],
  });
  const guest = list.named(NAME)!;
  await backend.client.guests.label({ guests: [guest], addTags: ['small'] });
  expect(await list.when(NAME, ({ tags }) => tags.includes('small'))).toBeDefined();
  await virsh('undefine', NAME);
  await list.gone(NAME);
  await list.stop();
});
