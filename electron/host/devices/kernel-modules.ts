import type { HostTree } from '../tree/host-tree.ts';

/** The last is NixOS. */
const FOLDERS = ['lib/modules', 'usr/lib/modules', 'run/booted-system/kernel-modules/lib/modules'];

/** uname -r. */
export async function readKernelRelease(tree: HostTree): Promise<string> {
  return (await tree.text('proc/sys/kernel/osrelease')) ?? '';
}

/** Where the running kernel's modules are; undefined when they were removed by an update, or there are none. */
export async function moduleFolder(tree: HostTree): Promise<string | undefined> {
  const release = await readKernelRelease(tree);
  if (release === '') return undefined;
  for (const folder of FOLDERS) {
    if ((await tree.names(`${folder}/${release}`)).length > 0) return `${folder}/${release}`;
  }
  return undefined;
}

/** A module's file, however it is compressed. */
export async function hasModule(tree: HostTree, folder: string, name: string): Promise<boolean> {
  const at = folder.lastIndexOf('/');
  const names = await tree.names(folder.slice(0, at));
  return (
    names.includes(folder.slice(at + 1)) && (await tree.names(folder)).some(file => isModule(file, name))
  );
}

function isModule(file: string, name: string): boolean {
  return file.replace(/\.ko(\.(gz|xz|zst))?$/, '').replaceAll('-', '_') === name && file.includes('.ko');
}
