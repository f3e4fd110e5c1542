import type { GuestFolder } from '../../../contract/create/extras.ts';
import type { CreateProblem, CreateWarning } from '../../../contract/create/plan.ts';
import { invalid, unsupported } from '../problem.ts';
import type { Setting, Topic } from '../topic.ts';
import { traitsOf } from '../traits.ts';
import { writeFolders } from './write.ts';
import { CHOSEN } from '../choices.ts';

/** Folders of the host, as fields of the request. */
export interface FoldersPart {
  readonly folders: (GuestFolder & { readonly readOnly: boolean })[];
}

/** libvirt 10.0.0 is the first to start virtiofsd for a user's own guests. */
const SESSION_VIRTIOFS = 10_000_000;

export const foldersTopic: Topic<FoldersPart> = {
  decide({ request: { folders = [] } }) {
    const reasons: Record<string, string> = {};
    if (folders.length === 0) reasons['folders'] = 'the guest sees no folder of the host';
    for (const [index, { readOnly }] of folders.entries())
      if (readOnly === undefined)
        reasons[`folders.${index}.readOnly`] = 'the guest may write what it may read';
    return {
      value: { folders: folders.map(folder => ({ ...folder, readOnly: folder.readOnly ?? false })) },
      reasons,
    };
  },
  problems,
  warnings,
  summary({ value: { folders } }) {
    if (folders.length === 0) return [];
    const value = folders.map(({ path, tag }) => `${path} as ${tag}`).join(', ');
    return [{ topic: 'folders', label: 'Shared folders', value, why: CHOSEN }];
  },
  write: writeFolders,
};

function problems({ folders }: FoldersPart, { offer, facts, ...setting }: Setting): CreateProblem[] {
  const { emulated } = traitsOf({ offer, ...setting });
  const { session, libvirtVersion = 0 } = facts;
  return folders.flatMap(({ tag, readOnly }, index) => {
    const field = `folders.${index}`;
    if (folders.findIndex(other => other.tag === tag) < index)
      return [
        invalid(`${field}.tag`, `Another folder has the tag ${tag}; the guest could not tell them apart.`),
      ];
    if (!emulated) return [unsupported(field, facts, `${facts.driver} shares no folders.`)];
    if (readOnly)
      return offer.filesystemDrivers.includes('path')
        ? []
        : [
            unsupported(
              `${field}.readOnly`,
              facts,
              'This QEMU has no 9p, by which folders are shared for reading only.',
            ),
          ];
    if (!offer.filesystemDrivers.includes('virtiofs'))
      return [
        unsupported(
          field,
          facts,
          'This libvirt or QEMU has no virtiofs; the package virtiofsd belongs to it.',
        ),
      ];
    if (session && libvirtVersion < SESSION_VIRTIOFS)
      return [
        unsupported(
          field,
          facts,
          'Before version 10 libvirt shares folders (virtiofs) only with guests of the system connection.',
        ),
      ];
    return [];
  });
}

function warnings({ folders }: FoldersPart, { os }: Setting): CreateWarning[] {
  return folders.flatMap(({ path, readOnly }, index): CreateWarning[] => {
    const field = `folders.${index}`;
    const found: CreateWarning[] = [];
    if (/^\/+$/.test(path))
      found.push({
        field: `${field}.path`,
        text: 'The guest gets every file of the host.',
        why: 'Whoever is root in the guest reads, and may change, the host’s own system.',
        remedy: 'Share only the folder that is needed.',
      });
    if (readOnly)
      found.push({
        field: `${field}.readOnly`,
        text: 'It is shared by 9p, not by virtiofs.',
        why: 'Not every libvirt has read-only virtiofs. 9p is slower, and some systems have no driver for it.',
        remedy: 'In the guest: mount -t 9p -o trans=virtio,version=9p2000.L TAG FOLDER',
      });
    else if (os?.family === 'winnt')
      found.push({
        field,
        text: 'Windows has no driver for shared folders of its own.',
        why: 'They appear once WinFsp and the virtio drivers are installed in it.',
      });
    return found;
  });
}
