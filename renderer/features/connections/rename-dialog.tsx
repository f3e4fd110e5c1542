import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useId, useState } from 'react';
import { api } from '#renderer/api/client.ts';
import { toFailure } from '#renderer/api/failure.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { focusOnMount } from '#renderer/ui/focus-on-mount.ts';
import type { Connection } from '#shared/contract/connections.ts';
import type { Failure } from '#shared/contract/failure.ts';

/** What a host is called in Innkeeper; the host itself does not learn of it. */
export function RenameDialog({ connection, onClose }: { connection: Connection; onClose: () => void }) {
  const title = useId();
  const [label, setLabel] = useState(connection.label);
  const [failure, setFailure] = useState<Failure>();
  const rename = async () => {
    try {
      await api.connections.rename({ id: connection.id, label });
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
          void rename();
        }}
      >
        <DialogTitle id={title}>Rename the connection</DialogTitle>
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
