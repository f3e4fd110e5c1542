import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import { useGuest, type GuestKey } from '#renderer/api/live/guests.ts';
import { useSnapshots } from '#renderer/api/snapshots.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import type { Guest } from '#shared/contract/guests.ts';
import { TakeForm } from './take-form.tsx';

/** Takes a snapshot, from wherever it is asked for. */
export default function TakeDialog({ guest: key, onClose }: { guest: GuestKey; onClose: () => void }) {
  const guest = useGuest(key);
  return guest === undefined ? null : <Loaded guest={guest} onClose={onClose} />;
}

function Loaded({ guest, onClose }: { guest: Guest; onClose: () => void }) {
  const { answer, failure } = useSnapshots(guest);
  if (answer !== undefined) {
    return <TakeForm guest={guest} support={answer.support} taken={answer.snapshots} onClose={onClose} />;
  }
  return failure === undefined ? null : (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-label="Take a snapshot">
      <DialogContent>
        <FailureNote failure={failure} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
      </DialogActions>
    </Dialog>
  );
}
