import DiscIcon from '@mui/icons-material/AlbumOutlined';
import FolderIcon from '@mui/icons-material/FolderOutlined';
import UpIcon from '@mui/icons-material/SubdirectoryArrowLeftOutlined';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { browseFolder } from '#renderer/api/browse.ts';
import { toFailure } from '#renderer/api/failure.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { formatBytes } from '#shared/domain/units.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import styles from './folder-browser.module.css';

interface Props {
  connection: ConnectionId;
  what: string;
  /** A folder is wanted: images are shown, so that one knows it again, and cannot be picked. */
  picksFolder?: boolean;
  onPick: (path: string) => void;
  onClose: () => void;
}

/** Folders of this computer and the images in them. Where it was left is where it opens again. */
export function FolderBrowser({ connection, what, picksFolder = false, onPick, onClose }: Props) {
  const title = useId();
  const [folder, setFolder] = useState<string | undefined>(() => lastFolder);
  const { data, error } = useQuery({
    queryKey: ['create', 'browse', connection, folder],
    queryFn: ({ signal }) => browseFolder(connection, folder, signal),
    placeholderData: previous => previous,
    staleTime: 0,
  });
  const enter = (path: string | undefined) => {
    lastFolder = path;
    setFolder(path);
  };
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={title}>
      <DialogTitle id={title}>Pick the {what}</DialogTitle>
      <DialogContent>
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
                  disabled={picksFolder && entry.kind !== 'folder'}
                  onClick={() => (entry.kind === 'folder' ? enter(entry.path) : onPick(entry.path))}
                >
                  {entry.kind === 'folder' ? <FolderIcon /> : <DiscIcon />}
                  <span>{entry.name}</span>
                  {entry.size !== undefined && <em>{formatBytes(entry.size)}</em>}
                </button>
              </li>
            ))}
            {data.entries.length === 0 && (
              <li className={styles['empty']}>No folders and no images in here.</li>
            )}
          </ul>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        {picksFolder && (
          <Button
            variant="contained"
            disabled={data === undefined || error !== null}
            onClick={() => data && onPick(data.folder)}
          >
            Use this folder
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

let lastFolder: string | undefined;
