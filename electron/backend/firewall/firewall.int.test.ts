import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBackend, type TestBackend } from '../testing/start-backend.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend('qemu:///system');
});
afterAll(() => backend?.close());

it('says something of each thing that can keep guests from the network', async () => {
  const { client, connection } = backend;
  const { checks } = await client.firewall.check({ connection });
  expect(checks.map(({ id }) => id)).toEqual([
    'ip-forwarding',
    'libvirt-rules',
    'backend-mismatch',
    'docker',
    'ufw',
    'firewalld',
    'br-netfilter',
  ]);
  for (const { found, where, why } of checks)
    expect(Math.min(found.length, where.length, why.length)).toBeGreaterThan(5);
});
