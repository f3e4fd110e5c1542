import { access, constants } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileTree } from '#electron/host/tree/file-tree.ts';
import type { HostTree } from '#electron/host/tree/host-tree.ts';
import { isThisComputer } from '../create/this-computer.ts';
import type { LiveConnection } from '../ports.ts';

const TOOLS = ['mmdebstrap', 'debootstrap'] as const;
export type BuildTool = (typeof TOOLS)[number];

/** Why files cannot be unpacked with their owners, in a sentence; undefined where they can. */
export function whyNotUnpack(live: LiveConnection, uid = userInfo().uid): string | undefined {
  if (!isThisComputer(live))
    return `${live.label} is another computer, and libvirt has no way to send it the files of a folder.`;
  if (uid !== 0)
    return `The files keep their owners, which only root can give, and Innkeeper runs as ${userInfo().username}.`;
  return undefined;
}

/** Programs that build a distribution, where they are to be run by us. */
export async function buildTools(env: NodeJS.ProcessEnv): Promise<BuildTool[]> {
  const folders = (env['PATH'] ?? '').split(delimiter).filter(folder => folder !== '');
  const has = async (tool: string) =>
    (await Promise.allSettled(folders.map(folder => access(join(folder, tool), constants.X_OK)))).some(
      ({ status }) => status === 'fulfilled',
    );
  const found = await Promise.all(TOOLS.map(has));
  return TOOLS.filter((_, at) => found[at]);
}

/**
 * Whether cgroups of version 1 have a hierarchy named systemd though no systemd runs: nobody gives a container its own
 * part of it then.
 */
export async function hasStrayHierarchy(live: LiveConnection, tree: HostTree = fileTree()): Promise<boolean> {
  if (!isThisComputer(live)) return false;
  const named = /:name=systemd:/.test((await tree.text('proc/self/cgroup')) ?? '');
  return named && !(await tree.names('run/systemd')).includes('system');
}
