import { afterAll, beforeAll, expect, it } from 'vitest';
import { pciAddressSchema } from '#shared/contract/create/host-device.ts';
import { uuidSchema } from '#shared/contract/values.ts';
import { startBackend, type TestBackend } from '../testing/start-backend.ts';

/** A host that libvirt invents: it has node devices and networks, and no files that could be changed. */
let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend('test:///default');
});
afterAll(() => backend?.close());

const device = pciAddressSchema.parse('0000:03:00.0');
const codes = (problems: readonly { failure: { code: string } }[]) =>
  problems.map(({ failure }) => failure.code);

it('has no functions, and refuses to make some or a pool of them', async () => {
  const { client, connection } = backend;
  const state = await client.sriov.list({ connection });
  expect(state).toMatchObject({ physical: [], pools: [], networks: ['default'], missing: [] });
  const plan = await client.sriov.plan({ connection, change: { do: 'count', device, count: 2, keep: true } });
  expect([plan.steps, codes(plan.problems)]).toEqual([[], ['DEVICE_ABSENT']]);
  const action = { do: 'define', device, name: 'functions', autostart: false } as const;
  const { problems, stamp } = await client.sriov.planPool({ connection, action });
  expect(codes(problems)).toEqual(['DEVICE_ABSENT']);
  await expect(client.sriov.runPool({ connection, action, stamp })).rejects.toMatchObject({
    data: { code: 'DEVICE_ABSENT' },
  });
});

it('has no mediated devices, and the root of it cannot be reached', async () => {
  const { client, connection } = backend;
  expect(await client.mediated.list({ connection })).toMatchObject({ parents: [], devices: [], vendor: [] });
  const uuid = uuidSchema.parse('12345678-1234-1234-1234-123456789abc');
  const change = { do: 'create', parent: 'mdpy', type: 'mdpy-hd', uuid } as const;
  const { problems } = await client.mediated.planHost({ connection, change });
  expect(codes(problems)).toEqual(['UNSUPPORTED', 'DEVICE_ABSENT']);
});
