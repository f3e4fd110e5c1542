import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useId, useState } from 'react';
import { toFailure } from '#renderer/api/failure.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { focusOnMount } from '#renderer/ui/focus-on-mount.ts';
import type { Failure } from '#shared/contract/failure.ts';

interface Props {
  /** “connection”, “engine”. */
  what: string;
  label: string;
  rename: (label: string) => Promise<unknown>;
  onClose: () => void;
}

/** What a place is called in Innkeeper; the place itself does not learn of it. */
export function RenameDialog({ what, label: before, rename, onClose }: Props) {
  const title = useId();
  const [label, setLabel] = useState(before);
  const [failure, setFailure] = useState<Failure>();
  const submit = async () => {
    try {
      await rename(label);
      onClose();
    } catch (error) {
      setFailure(toFailure(error));
    }
  };
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby={title}>
      <form
        onSubmit={event => {
          event.preventDefault();
          void submit();
        }}
      >
        <DialogTitle id={title}>Rename the {what}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 3 }}>
          <TextField
            fullWidth
            label="Name"
            value={label}
            inputRef={focusOnMount}
            slotProps={{ htmlInput: { maxLength: 100 } }}
            onFocus={event => event.target.select()}
            onChange={event => setLabel(event.target.value)}
          />
          {failure && <FailureNote failure={failure} />}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" color="primary" disabled={label.trim() === ''}>
            Rename
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
