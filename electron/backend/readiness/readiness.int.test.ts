import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkIdSchema, type CheckId } from '#shared/contract/readiness.ts';
import { startBackend, type TestBackend } from '../testing/start-backend.ts';

/** A host of libvirt's test driver with neither network nor pool. */
const EMPTY_HOST = `<node>
  <domain type='test'><name>one</name><memory>65536</memory><os><type>hvm</type></os></domain>
</node>
`;

let folder: string;
let backend: TestBackend | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-host-'));
});
afterEach(async () => {
  await backend?.close();
  backend = undefined;
  await rm(folder, { recursive: true });
});

async function fakeHost(): Promise<TestBackend> {
  const path = join(folder, 'host.xml');
  await writeFile(path, EMPTY_HOST);
  backend = await startBackend(`test://${path}`);
  return backend;
}

describe('readiness', () => {
  it('makes every check of this computer, each with where it looked and why it matters', async () => {
    backend = await startBackend('qemu:///system');
    const { checks } = await backend.client.readiness.check({});
    expect(checks.map(check => check.id).toSorted()).toEqual(checkIdSchema.options.toSorted());
    for (const { id, found, where, why } of checks) {
      expect(found, id).not.toBe('');
      expect(where, id).not.toBe('');
      expect(why, id).not.toBe('');
    }
    expect(checks.find(({ id }) => id === 'libvirt')?.verdict).toBe('ok');
  });

  it('makes the missing default network and pool, and finds them in order afterwards', async () => {
    const { client, connection } = await fakeHost();
    const one = async (id: CheckId) =>
      (await client.readiness.check({ connection })).checks.find(check => check.id === id);
    for (const id of ['default-network', 'default-pool'] as const) {
      expect(await one(id)).toMatchObject({
        verdict: 'problem',
        remedy: { kind: 'button', label: 'Create it' },
      });
      const { checks } = await client.readiness.fix({ connection, id });
      expect(checks.find(check => check.id === id)).toMatchObject({ verdict: 'ok' });
    }
  });

  it('refuses to fix what has no button', async () => {
    const { client, connection } = await fakeHost();
    await expect(client.readiness.fix({ connection, id: 'cpu-flags' })).rejects.toMatchObject({
      data: { code: 'UNSUPPORTED' },
    });
  });
});

describe('creating on the test driver', () => {
  it('works with what that driver has', async () => {
    const { client, connection, job } = await fakeHost();
    await client.readiness.fix({ connection, id: 'default-pool' });
    const request = { connection, name: 'two', source: { kind: 'none' as const } };
    const plan = await client.create.plan(request);
    expect(plan.problems).toEqual([]);
    const made = await client.create.run(request);
    expect(await job(made.job)).toMatchObject({ state: 'done' });
    const removal = await client.guests.removalPlan({ guest: made.guest });
    expect(removal.disks).toMatchObject([{ deletable: true }]);
    const removed = await client.guests.remove({
      guest: made.guest,
      deleteDisks: [removal.disks[0]!.target],
    });
    expect(await job(removed.job)).toMatchObject({ state: 'done' });
  });
});
