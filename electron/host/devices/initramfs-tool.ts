import type { InitramfsTool } from '#shared/domain/devices/facts.ts';
import type { HostTree } from '../tree/host-tree.ts';
import { firstOf } from './boot-loader.ts';

const program = (name: string) => ['usr/sbin', 'usr/bin', 'sbin', 'bin'].map(folder => `${folder}/${name}`);

/** In this order: where two are installed, distributions use the first (Debian keeps its own beside dracut). */
const SIGNS: readonly (readonly [InitramfsTool, readonly string[], readonly string[]])[] = [
  ['initramfs-tools', program('update-initramfs'), ['etc/initramfs-tools/initramfs.conf']],
  ['mkinitcpio', program('mkinitcpio'), ['etc/mkinitcpio.conf']],
  ['dracut', program('dracut'), ['usr/lib/dracut', 'etc/dracut.conf']],
  ['booster', program('booster'), ['etc/booster.yaml', ...program('booster')]],
];

/** What makes the initial file system of the kernel, and the files that tell. */
export async function readInitramfsTool(
  tree: HostTree,
): Promise<{ initramfs: InitramfsTool; seen: string[] }> {
  for (const [initramfs, programs, settings] of SIGNS) {
    const [found, set] = [await firstOf(tree, programs), await firstOf(tree, settings)];
    if (found !== undefined && set !== undefined) return { initramfs, seen: [...new Set([found, set])] };
  }
  const boot = await tree.names('boot');
  const withKernel = boot.some(name => /^(vmlinuz|bzImage|Image)/.test(name));
  const withImage = boot.some(name => /^(initrd|initramfs|booster)/.test(name));
  return { initramfs: withKernel && !withImage ? 'none' : 'unknown', seen: [] };
}
