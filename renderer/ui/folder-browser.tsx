import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, useState } from 'react';
import type { ConnectionId } from '#shared/contract/values.ts';
import { FolderEntries } from './folder-entries.tsx';

interface Props {
  /** Of the host that it is for; left out where that is no host of libvirt. */
  connection?: ConnectionId | undefined;
  what: string;
  /** A folder is wanted: images are shown, so that one knows it again, and cannot be picked without `anyFile`. */
  picksFolder?: boolean;
  /** Every file can be picked, not images alone. */
  anyFile?: boolean;
  onPick: (path: string) => void;
  onClose: () => void;
}

/** Folders of this computer and the images in them, one of which is picked. */
export function FolderBrowser({
  connection,
  what,
  picksFolder = false,
  anyFile = false,
  onPick,
  onClose,
}: Props) {
  const title = useId();
  const [folder, setFolder] = useState<string>();
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={title}>
      <DialogTitle id={title}>Pick the {what}</DialogTitle>
      <DialogContent>
        <FolderEntries
          connection={connection}
          picksFolder={picksFolder}
          anyFile={anyFile}
          onPick={onPick}
          onFolder={setFolder}
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        {picksFolder && (
          <Button
            variant="contained"
            color="primary"
            disabled={folder === undefined}
            onClick={() => folder !== undefined && onPick(folder)}
          >
            Use this folder
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
