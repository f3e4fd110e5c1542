import type { HostTree } from './tree/host-tree.ts';

/** Where distributions install it; libvirtd looks in its own PATH, which has these. */
const folders = ['usr/bin', 'usr/local/bin', 'bin', 'usr/sbin', 'usr/local/sbin'];

/** Whether passt (https://passt.top) is installed: user-mode networking outside of QEMU. */
export async function hasPasst(tree: HostTree): Promise<boolean> {
  const found = await Promise.all(folders.map(folder => tree.has(`${folder}/passt`)));
  return found.includes(true);
}
