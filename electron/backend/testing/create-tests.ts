import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CreateRequest } from '#shared/contract/create/request.ts';
import type { GuestRef } from '#shared/contract/guests.ts';
import type { Job } from '#shared/contract/jobs.ts';
import { MiB } from '#shared/domain/units.ts';
import { startBackend } from './start-backend.ts';
import { startTestPool } from './test-pool.ts';
import { virshOn } from './virsh.ts';

/** What tests that create guests share: a backend, a pool and a folder of their own, and small requests. */
export async function startCreateTests(what: string, uri = 'qemu:///system') {
  const virsh = virshOn(uri);
  const name = `innkeeper-${what}-${process.pid}`;
  const pool = await startTestPool(virsh, name);
  const folder = await mkdtemp(join(tmpdir(), 'innkeeper-files-'));
  await chmod(folder, 0o755);
  const backend = await startBackend(uri);
  const { client, job } = backend;

  const guests = async () =>
    (await virsh('list', '--all', '--name')).split('\n').filter(found => found.startsWith(name));

  /** Small, off when made, without a network. */
  const request = (change: Partial<CreateRequest> = {}): CreateRequest => ({
    connection: backend.connection,
    name,
    source: { kind: 'none' },
    pool: name,
    memory: 64 * MiB,
    vcpus: 1,
    nics: [],
    disks: [{ size: 64 * MiB }],
    start: false,
    ...change,
  });

  return {
    ...backend,
    virsh,
    name,
    pool,
    folder,
    guests,
    request,
    /** Creates one and waits for the job. */
    async create(change: Partial<CreateRequest> = {}): Promise<{ guest: GuestRef; ended: Job }> {
      const { guest, job: id } = await client.create.run(request(change));
      return { guest, ended: await job(id) };
    },
    /** A file of bytes that are no zeros. */
    async bigFile(file: string, size: number): Promise<string> {
      const path = join(folder, file);
      const handle = await open(path, 'w');
      const block = randomBytes(MiB);
      for (let written = 0; written < size; written += block.length) await handle.write(block);
      await handle.close();
      return path;
    },
    /** Guests and volumes of a test that is over. */
    async clean(): Promise<void> {
      for (const found of await guests()) {
        await virsh('destroy', found).catch(() => undefined);
        await virsh('undefine', found, '--nvram', '--tpm');
      }
      for (const file of await pool.files()) await rm(join(pool.path, file));
      await virsh('pool-refresh', name);
    },
    async stop(): Promise<void> {
      await backend.close();
      await pool.remove();
      await rm(folder, { recursive: true });
    },
  };
}

export type CreateTests = Awaited<ReturnType<typeof startCreateTests>>;
