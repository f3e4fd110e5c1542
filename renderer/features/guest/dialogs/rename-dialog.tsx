import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useId, useState, type FormEvent } from 'react';
import { guestNameSchema } from '#shared/contract/values.ts';
import { sentence } from '#shared/domain/failures/words.ts';
import { api } from '#renderer/api/client.ts';
import { toFailure } from '#renderer/api/failure.ts';
import { guestRef, useGuest, type GuestKey } from '#renderer/api/live/guests.ts';

/** A new name for a guest that is off. */
export default function RenameDialog({ guest: key, onClose }: { guest: GuestKey; onClose: () => void }) {
  const guest = useGuest(key);
  const titleId = useId();
  const [name, setName] = useState(guest?.name ?? '');
  const [refused, setRefused] = useState<string | undefined>();
  const [busy, setBusy] = useState(false);
  if (guest === undefined) return null;
  const parsed = guestNameSchema.safeParse(name);
  const problem = refused ?? (parsed.success ? undefined : parsed.error.issues[0]?.message);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!parsed.success || busy) return;
    setBusy(true);
    try {
      if (name !== guest.name) await api.guests.rename({ guest: guestRef(guest), name });
      onClose();
    } catch (error) {
      const { what, remedy } = sentence(toFailure(error));
      setRefused(`${what} ${remedy}`);
      setBusy(false);
    }
  };

  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby={titleId}>
      <form onSubmit={event => void submit(event)}>
        <DialogTitle id={titleId}>Rename “{guest.name}”</DialogTitle>
        <DialogContent>
          <TextField
            autoFocus
            fullWidth
            value={name}
            error={problem !== undefined}
            helperText={problem ?? 'Its disks keep their file names.'}
            slotProps={{ htmlInput: { 'aria-label': 'New name', maxLength: 200, spellCheck: false } }}
            onChange={event => {
              setName(event.target.value);
              setRefused(undefined);
            }}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" color="primary" disabled={!parsed.success || busy}>
            Rename
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
