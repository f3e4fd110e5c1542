import type { EngineVolumeAction, VolumeKind } from '../../contract/engine-volumes.ts';
import { engineVolumeNameSchema } from '../../contract/engine-volumes.ts';
import { type Problem, wrong } from '../networks/checks/problem.ts';
import type { EngineVolumeFacts } from './facts.ts';

type Create = Extract<EngineVolumeAction, { do: 'create' }>;

/** All that is wrong with a new volume; an engine would take some of it and fail when a container starts. */
export function checkNewVolume({ name, of }: Create, facts: EngineVolumeFacts): Problem[] {
  return [...checkName(name, facts), ...checkKind(of, facts)];
}

function checkName(name: string, { volumes }: EngineVolumeFacts): Problem[] {
  const read = engineVolumeNameSchema.safeParse(name);
  if (!read.success)
    return [
      wrong('name', 'Name', read.error.issues[0]?.message ?? 'It cannot be used.', 'Choose another name.'),
    ];
  if (volumes.some(each => each.name === name))
    return [{ field: 'name', failure: { code: 'NAME_TAKEN', params: { name } } }];
  return [];
}

function checkKind(of: VolumeKind, { folder }: EngineVolumeFacts): Problem[] {
  switch (of.kind) {
    case 'plain':
      return [];
    case 'tmpfs':
      return of.size === undefined || of.size > 0
        ? []
        : [wrong('of.size', 'Size', 'It is larger than nothing.', 'Write it as 256 MiB, or leave it empty.')];
    case 'nfs':
      return [
        ...(/^[^\s,]+$/.test(of.server)
          ? []
          : [
              wrong(
                'of.server',
                'Server',
                'It is a name or an address.',
                'Write it as nas.lan or 192.168.1.5.',
              ),
            ]),
        ...(of.export.startsWith('/')
          ? []
          : [
              wrong(
                'of.export',
                'Folder',
                'It begins with a slash.',
                'Write it as the server exports it, such as /srv/data.',
              ),
            ]),
      ];
    case 'bind':
      return checkFolder(of.folder, folder);
    case 'driver':
      return of.driver.trim() === ''
        ? [wrong('of.driver', 'Driver', 'It has a name.', 'Write the name of the plug-in, such as rclone.')]
        : [];
  }
}

function checkFolder(path: string, folder: EngineVolumeFacts['folder']): Problem[] {
  if (!path.startsWith('/'))
    return [
      wrong(
        'of.folder',
        'Folder',
        'It begins with a slash.',
        'Write its whole path on the host of the engine.',
      ),
    ];
  if (folder === 'absent')
    return [{ field: 'of.folder', failure: { code: 'FILE_NOT_FOUND', params: { path } } }];
  if (folder === 'no-folder')
    return [wrong('of.folder', 'Folder', `${path} is a file.`, 'Choose a folder: a volume is one.')];
  return [];
}
