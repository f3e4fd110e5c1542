import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBackend, type TestBackend } from '../testing/start-backend.ts';
import { virshOn } from '../testing/virsh.ts';

const virsh = virshOn('qemu:///system');
const name = `innkeeper-test-${randomBytes(3).toString('hex')}`;
const bridge = `ik${randomBytes(3).toString('hex')}`;

let backend: TestBackend;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-wiring-'));
  backend = await startBackend('qemu:///system');
});
afterAll(async () => {
  await virsh('net-destroy', name).catch(() => undefined);
  await backend?.close();
  await rm(folder, { recursive: true });
});

it('draws a network from the moment it runs, with the bridge that libvirt made for it', async () => {
  const { client, connection } = backend;
  const file = join(folder, 'network.xml');
  await writeFile(file, `<network><name>${name}</name><bridge name='${bridge}'/></network>`);
  const read = async () => {
    const { nodes, source } = await client.wiring.map({ connection });
    return { source, node: nodes.find(node => node.name === name) };
  };
  expect(await read()).toEqual({ source: 'host', node: undefined });
  const changes = await client.wiring.watch({ connection });
  const made = (async () => {
    for await (const _ of changes) {
      const { node } = await read();
      if (node?.meter) return node;
    }
    throw new Error('Nothing was told.');
  })();
  await virsh('net-create', file);
  expect(await made).toMatchObject({
    kind: 'network',
    what: `Isolated network on ${bridge}`,
    state: 'up',
    meter: { link: bridge, side: 'guest' },
  });
});

it('tells rates of this computer’s links', async () => {
  const { client, connection } = backend;
  for await (const { rates } of await client.wiring.rates({ connection, intervalMs: 1000 })) {
    expect(rates.every(({ received, sent }) => received >= 0 && sent >= 0)).toBe(true);
    break;
  }
});
