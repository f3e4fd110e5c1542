import DiscIcon from '@mui/icons-material/AlbumOutlined';
import FileIcon from '@mui/icons-material/InsertDriveFileOutlined';
import FolderIcon from '@mui/icons-material/FolderOutlined';
import UpIcon from '@mui/icons-material/SubdirectoryArrowLeftOutlined';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { browseFolder } from '#renderer/api/browse.ts';
import { toFailure } from '#renderer/api/failure.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { formatBytes } from '#shared/domain/units.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import styles from './folder-browser.module.css';

interface Props {
  /** Of the host that it is for; left out where that is no host of libvirt. */
  connection?: ConnectionId | undefined;
  /** A folder is wanted: images are shown, so that one knows it again, and cannot be picked without `anyFile`. */
  picksFolder?: boolean;
  /** Every file can be picked, not images alone. */
  anyFile?: boolean;
  chosen?: string | undefined;
  onPick: (path: string) => void;
  /** Told where it is, with the real path once that is known; undefined where it cannot be looked into. */
  onFolder?: (folder: string | undefined) => void;
}

const icons = { folder: FolderIcon, image: DiscIcon, appliance: DiscIcon, file: FileIcon };

/** Folders of this computer and the images in them. Where it was left is where it opens again. */
export function FolderEntries({
  connection,
  picksFolder = false,
  anyFile = false,
  chosen,
  onPick,
  onFolder,
}: Props) {
  const [folder, setFolder] = useState<string | undefined>(() => lastFolder);
  const { data, error } = useQuery({
    queryKey: ['create', 'browse', connection, folder, anyFile],
    queryFn: async ({ signal }) => {
      onFolder?.(undefined);
      const found = await browseFolder(connection, folder, anyFile, signal);
      onFolder?.(found.folder);
      return found;
    },
    placeholderData: previous => previous,
    staleTime: 0,
  });
  const enter = (path: string | undefined) => {
    lastFolder = path;
    setFolder(path);
  };
  return (
    <>
      <code className={styles['folder']}>{data?.folder ?? folder ?? ''}</code>
      {error && (
        <FailureNote
          failure={toFailure(error)}
          action={<Button onClick={() => enter(undefined)}>Back to the start</Button>}
        />
      )}
      {data && !error && (
        <ul className={styles['entries']}>
          {data.parent !== undefined && (
            <li>
              <button type="button" onClick={() => enter(data.parent)}>
                <UpIcon />
                One folder up
              </button>
            </li>
          )}
          {data.entries.map(entry => (
            <li key={entry.path}>
              <button
                type="button"
                disabled={picksFolder && !anyFile && entry.kind !== 'folder'}
                {...(entry.kind !== 'folder' &&
                  chosen !== undefined && { 'aria-pressed': entry.path === chosen })}
                onClick={() => (entry.kind === 'folder' ? enter(entry.path) : onPick(entry.path))}
              >
                <Icon kind={entry.kind} />
                <span>{entry.name}</span>
                {entry.size !== undefined && <em>{formatBytes(entry.size)}</em>}
              </button>
            </li>
          ))}
          {data.entries.length === 0 && (
            <li className={styles['empty']}>No folders and no {anyFile ? 'files' : 'images'} in here.</li>
          )}
        </ul>
      )}
    </>
  );
}

function Icon({ kind }: { kind: keyof typeof icons }) {
  const Shape = icons[kind];
  return <Shape />;
}

let lastFolder: string | undefined;
