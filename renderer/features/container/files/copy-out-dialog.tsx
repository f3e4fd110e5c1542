import { copyOut } from '#renderer/api/container-files.ts';
import { countOf } from '#renderer/ui/format.ts';
import { SaveDialog } from '#renderer/ui/save-dialog.tsx';
import type { ContainerRef } from '#shared/contract/containers.ts';
import { shownName } from '#shared/domain/container-files/names.ts';
import { above } from './folder-place.ts';

interface Props {
  container: ContainerRef;
  containerName: string;
  paths: string[];
  /** It is one file. */
  bare: boolean;
  onClose: () => void;
}

/** Where files go that leave a container. */
export function CopyOutDialog({ container, containerName, paths, bare, onClose }: Props) {
  const [first = '/'] = paths;
  const alone = paths.length === 1;
  const called = above(alone ? first : above(first).folder).name || containerName;
  return (
    <SaveDialog
      title={`Copy ${alone ? `“${shownName(first)}”` : countOf(paths.length, 'file or folder', 'files and folders')} out`}
      fileName={bare ? called : `${called}.tar`}
      save={to => copyOut(container, paths, to)}
      onClose={onClose}
    >
      {bare
        ? 'The file as it is.'
        : alone
          ? 'A folder comes as a tar archive, with all that is below it.'
          : 'They come as one tar archive, folders with all that is below them.'}
    </SaveDialog>
  );
}
