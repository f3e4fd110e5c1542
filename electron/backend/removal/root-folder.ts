import { realpath } from 'node:fs/promises';
import type { Guest, RemovalPlan } from '#shared/contract/guests.ts';
import type { Domain } from '#shared/libvirt-xml/domain/domain.ts';
import { rootFolderNote } from '#shared/domain/removal/root-folder.ts';
import { parseMountInfo } from '#electron/host/devices/mount-table.ts';
import { fileTree } from '#electron/host/tree/file-tree.ts';
import { isThisComputer } from '../create/this-computer.ts';
import { fail } from '../failures/fail.ts';
import { readTakes } from '../lxc/read-containers.ts';
import { deleteHome, homeOf } from '../lxc/root-home.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';

type PlannedFile = RemovalPlan['files'][number];

/** The root folder of a container: it may go where it was made for this guest and nobody else has any of it. */
export async function readRootFolder(
  deps: AreaDeps,
  live: LiveConnection,
  guest: Guest,
  { type, devices }: Domain,
): Promise<PlannedFile[]> {
  const root = devices.filesystems.items.find(({ target }) => target === '/')?.dir;
  if (type !== 'lxc' || root === undefined) return [];
  const home = isThisComputer(live) ? await homeOf(root, guest.uuid) : undefined;
  const note = rootFolderNote({
    ours: home !== undefined,
    usedBy: home === undefined ? [] : await othersIn(deps, live, guest, home),
    mounted: home === undefined ? [] : await mountsIn(home),
  });
  return [
    {
      id: 'root-folder',
      kind: 'root-folder',
      label: 'Its root folder, with all its files',
      path: root,
      suggested: note === undefined,
      deletable: note === undefined,
      ...(note !== undefined && { note }),
      under: [],
    },
  ];
}

/** Looks once more at whose it is, now that the guest is gone, and deletes it. */
export async function deleteRootFolder(
  deps: AreaDeps,
  live: LiveConnection,
  guest: Guest,
  root: string,
): Promise<void> {
  const home = await homeOf(root, guest.uuid);
  if (home === undefined) throw fail('FILE_NOT_FOUND', { path: root });
  const usedBy = await othersIn(deps, live, guest, home);
  const note = rootFolderNote({ ours: true, usedBy, mounted: await mountsIn(home) });
  if (note !== undefined) throw fail('RESOURCE_BUSY', { path: root, name: guest.name }, note);
  await deleteHome(home);
}

/** Names of other guests of the host that have the folder, something in it, or a folder around it but `/`. */
async function othersIn(deps: AreaDeps, live: LiveConnection, guest: Guest, home: string): Promise<string[]> {
  const names = new Set<string>();
  for (const { guest: other, name, paths } of await readTakes(deps, live)) {
    if (other.connection === guest.connection && other.uuid === guest.uuid) continue;
    for (const path of paths) {
      const real = await realpath(path).catch(() => path);
      if (isWithin(real, home) || (real !== '/' && isWithin(home, real))) names.add(name);
    }
  }
  return [...names];
}

/** File systems that are mounted in it: deleting would go on in them. */
async function mountsIn(home: string): Promise<string[]> {
  const table = await fileTree().text('proc/self/mountinfo');
  if (table === undefined) throw fail('FILE_UNREADABLE', { path: '/proc/self/mountinfo' });
  return parseMountInfo(table).flatMap(({ target }) => (isWithin(target, home) ? [target] : []));
}

const isWithin = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);
