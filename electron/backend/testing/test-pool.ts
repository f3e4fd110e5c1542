import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { virshOn } from './virsh.ts';

/** A pool of the test's own over a folder that QEMU's user can reach. */
export async function startTestPool(virsh: ReturnType<typeof virshOn>, name: string) {
  const path = await mkdtemp(join(tmpdir(), 'innkeeper-pool-'));
  await chmod(path, 0o755);
  await virsh('pool-create-as', name, 'dir', '--target', path);
  return {
    path,
    files: async () => (await readdir(path)).toSorted(),
    async remove() {
      await virsh('pool-destroy', name);
      await rm(path, { recursive: true });
    },
  };
}
