import { access, constants, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { LibvirtInstallFacts } from '#shared/domain/readiness/facts.ts';
import { fileTree } from './tree/file-tree.ts';
import { groupName } from './user.ts';

const sockets = ['run/libvirt/virtqemud-sock', 'run/libvirt/libvirt-sock'];

/** The daemons of libvirt on this computer, by their programs and sockets. */
export async function readLibvirtInstall(root = '/'): Promise<LibvirtInstallFacts> {
  const exists = (path: string) =>
    stat(join(root, path)).then(
      () => true,
      () => false,
    );
  const installed = async (name: string) =>
    (await exists(`usr/sbin/${name}`)) || (await exists(`usr/bin/${name}`));
  // Where both are installed, libvirtd is the one that distributions with both still start.
  const daemons: ('libvirtd' | 'virtqemud')[] = [];
  for (const name of ['libvirtd', 'virtqemud'] as const) {
    if (await installed(name)) daemons.push(name);
  }
  const found = [];
  for (const path of sockets) {
    if (!(await exists(path))) continue;
    const { gid } = await stat(join(root, path));
    const group = await groupName(fileTree(root), gid);
    const writable = await access(join(root, path), constants.R_OK | constants.W_OK).then(
      () => true,
      () => false,
    );
    found.push({ path: `/${path}`, writable, ...(group !== undefined && { group }) });
  }
  return { daemons, sockets: found };
}
