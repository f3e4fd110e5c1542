import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { buildCloudKernel } from './cloud-kernel/build.mjs';
import { madeOnce } from './made-once.mjs';

/**
 * Debian's kernel for virtual machines, as its package has it: virtio and ext4 are modules. Made once.
 * @returns {Promise<{ kernel: string, modules: string }>} a file, and a folder of modules
 */
export async function cloudKernel() {
  const recipe = new URL('cloud-kernel/', import.meta.url);
  const folder = await madeOnce('cloud-kernel', recipe, buildCloudKernel);
  const [version = ''] = await readdir(join(folder, 'lib/modules'));
  return {
    kernel: join(folder, 'boot', `vmlinuz-${version}`),
    modules: join(folder, 'lib/modules', version),
  };
}
