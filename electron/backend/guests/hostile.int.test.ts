import { connect, type Connection } from 'node-libvirt';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LABELS_NAMESPACE } from '#shared/domain/guests/labels.ts';
import { startBackend, type TestBackend } from '../testing/start-backend.ts';
import { watchedGuests } from '../testing/watched-guests.ts';

/** The daemon keeps one of these hosts for all who are connected to it. */
const URI = 'test:///default';
const NAME = `hostile-${process.pid}-${'n'.repeat(300)}`;

let backend: TestBackend;
let libvirt: Connection;
beforeAll(async () => {
  libvirt = await connect(URI);
  backend = await startBackend(URI);
});
afterAll(async () => {
  await backend?.close();
  await libvirt?.close();
});

const xml = `<domain type='test'>
  <name>${NAME}</name>
  <title>${'t'.repeat(5000)}</title>
  <metadata>
    <innkeeper:labels xmlns:innkeeper="${LABELS_NAMESPACE}">
      <group>${'g'.repeat(500)}</group><group/><tag> a
      b </tag>${'<tag>😀</tag>'.repeat(300)}<tag>${'😀'.repeat(400)}</tag><unknown/>
    </innkeeper:labels>
  </metadata>
  <memory unit='PiB'>100</memory>
  <vcpu>4096</vcpu>
  <os><type>hvm</type></os>
</domain>`;

it('shows a guest whose document keeps to none of our limits, and every other one beside it', async () => {
  const list = await watchedGuests(backend.client);
  await list.complete();
  const others = list.rows.size;
  const { dom } = await libvirt.call('domainDefineXml', { xml });
  const row = await list.when(NAME);
  expect(row.group).toBe('g'.repeat(60));
  expect(row.tags).toEqual(['a b', '😀', '😀'.repeat(30)]);
  expect(row.memory).toBe(Number.MAX_SAFE_INTEGER);
  expect(list.rows.size).toBe(others + 1);

  const { connection, uuid } = row;
  const details = await backend.client.guests.details({ guest: { connection, uuid } });
  expect(details.guest.name).toBe(NAME);
  await libvirt.call('domainUndefine', { dom });
  await list.gone(NAME);
  await list.stop();
});
