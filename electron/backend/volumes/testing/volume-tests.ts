import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import type { Job } from '#shared/contract/jobs.ts';
import type { VolumeAction } from '#shared/contract/volumes.ts';
import { startBackend } from '../../testing/start-backend.ts';
import { startTestPool } from '../../testing/test-pool.ts';
import { virshOn } from '../../testing/virsh.ts';

export const URI = 'qemu:///system';
export const run = promisify(execFile);

/** A backend on the real daemon with a pool of its own. */
export async function startVolumeTests(uri = URI) {
  const virsh = virshOn(uri);
  const name = `innkeeper-test-volumes-${randomUUID().slice(0, 8)}`;
  const pool = await startTestPool(virsh, name);
  const backend = await startBackend(uri);
  const { client, connection } = backend;
  const at = { connection, pool: name };

  const plan = (action: VolumeAction) => client.volumes.plan({ ...at, action });

  /** Plans, runs what was planned, and answers the job as it ended. */
  async function carryOut(action: VolumeAction, passphrase?: string): Promise<Job> {
    const { stamp } = await plan(action);
    const { job } = await client.volumes.run({
      ...at,
      action,
      stamp,
      ...(passphrase !== undefined && { passphrase }),
    });
    return await backend.job(job);
  }

  /** What stands in the way of an action, by field and code. */
  const problems = async (action: VolumeAction) =>
    (await plan(action)).problems.map(({ field, failure }) => [field, failure.code]);

  /** `qemu-img info` of a file of the pool. */
  async function image(file: string) {
    const { stdout } = await run('qemu-img', ['info', '--output=json', '-U', `${pool.path}/${file}`]);
    return JSON.parse(stdout) as {
      format: string;
      'virtual-size': number;
      'actual-size': number;
      encrypted?: boolean;
    };
  }

  return {
    ...backend,
    virsh,
    name,
    pool,
    at,
    plan,
    carryOut,
    problems,
    image,
    async stop() {
      await backend.close();
      await pool.remove();
    },
  };
}

export type VolumeTests = Awaited<ReturnType<typeof startVolumeTests>>;
